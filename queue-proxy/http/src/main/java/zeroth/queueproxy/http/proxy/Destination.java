package zeroth.queueproxy.http.proxy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.TrustOptions;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import zeroth.queueproxy.time.Timer;

/**
 * One address that requests are forwarded to, with connections of its own, for HTTP/1.1 and for HTTP/2: in clear text with
 * prior knowledge, or as TLS agrees on. Its state is guarded by its own lock; the set of
 * connections is a concurrent map.
 */
public final class Destination implements AutoCloseable {
    private static final int HEADERS_AT_MOST = 1 << 20;
    private static final int CHUNK = 64 << 10;
    private static final int IDLE_SECONDS = 90;
    private static final int HTTP1_CONNECTIONS = 4096;
    private static final int HTTP2_CONNECTIONS = 4;
    /** Far more than one stream's, so that a slow reader of one stream does not hold up the others. */
    private static final int CONNECTION_WINDOW = 16 << 20;

    private static final int STREAM_WINDOW = 256 << 10;

    private final Vertx vertx;
    private final SocketAddress address;
    private final UnaryOperator<HttpVersion> versions;
    private final Hop hop;
    private final Map<HttpVersion, HttpClient> clients = new EnumMap<>(HttpVersion.class);
    private final Map<HttpConnection, Link> links = new ConcurrentHashMap<>();
    private int running;
    private boolean closing;

    private Destination(Vertx vertx, SocketAddress address, UnaryOperator<HttpVersion> versions, Hop hop) {
        this.vertx = vertx;
        this.address = address;
        this.versions = versions;
        this.hop = hop;
    }

    /** One that is spoken to in the version of HTTP that a request came in with. */
    public static Destination at(Vertx vertx, String host, int port) {
        return new Destination(vertx, SocketAddress.inetSocketAddress(port, host), UnaryOperator.identity(), Hop.USUAL);
    }

    /** One that is spoken to in that version of HTTP, whatever a request came in with. */
    public static Destination speaking(HttpVersion version, Vertx vertx, String host, int port) {
        return speaking(version, vertx, SocketAddress.inetSocketAddress(port, host), Hop.USUAL);
    }

    /** The same beyond such a hop. */
    public static Destination speaking(HttpVersion version, Vertx vertx, SocketAddress address, Hop hop) {
        return new Destination(vertx, address, came -> version, hop);
    }

    /** One that is spoken to in the version of HTTP that a request came in with, beyond such a hop. */
    public static Destination at(Vertx vertx, SocketAddress address, Hop hop) {
        return new Destination(vertx, address, UnaryOperator.identity(), hop);
    }

    public SocketAddress address() {
        return address;
    }

    /** Takes no new exchange, lets the running ones finish, and then closes every connection. */
    @Override
    public void close() {
        boolean idle;
        synchronized (this) {
            closing = true;
            idle = running == 0;
        }
        if (idle) {
            closeConnections();
        }
    }

    @Override
    public String toString() {
        return address.toString();
    }

    /** Notes an exchange; {@link #leave} notes its end. False if this destination is closed. */
    synchronized boolean enter() {
        if (!closing) {
            running++;
        }
        return !closing;
    }

    void leave() {
        boolean last;
        synchronized (this) {
            running--;
            last = closing && running == 0;
        }
        if (last) {
            closeConnections();
        }
    }

    Hop hop() {
        return hop;
    }

    /** The version of HTTP for a request that came in with that one. */
    HttpVersion version(HttpVersion came) {
        return versions.apply(came);
    }

    /** A request on a pooled connection, or on a new one. */
    Future<HttpClientRequest> open(HttpVersion version, HttpMethod method, String uri) {
        return client(version)
                .request(new RequestOptions()
                        .setServer(address)
                        .setHost(serverName())
                        .setPort(address.port())
                        .setMethod(method)
                        .setURI(uri));
    }

    Timer timer() {
        return new EventLoopTimer(vertx);
    }

    /** The connection that a request of {@link #open} is on, if it is open still. */
    Optional<Link> link(HttpConnection connection) {
        return Optional.ofNullable(links.get(connection));
    }

    private synchronized HttpClient client(HttpVersion version) {
        return clients.computeIfAbsent(version == HttpVersion.HTTP_2 ? version : HttpVersion.HTTP_1_1, this::connect);
    }

    private HttpClient connect(HttpVersion version) {
        HttpClientOptions options = new HttpClientOptions()
                .setProtocolVersion(version)
                .setHttp2ClearTextUpgrade(false)
                .setConnectTimeout(Math.toIntExact(hop.connectTime().toMillis()))
                .setKeepAliveTimeout(IDLE_SECONDS)
                .setHttp2KeepAliveTimeout(IDLE_SECONDS)
                .setMaxHeaderSize(HEADERS_AT_MOST)
                .setMaxInitialLineLength(HEADERS_AT_MOST)
                .setMaxChunkSize(CHUNK)
                .setHttp2ConnectionWindowSize(CONNECTION_WINDOW)
                .setTcpNoDelay(true);
        options.getInitialSettings().setInitialWindowSize(STREAM_WINDOW).setMaxHeaderListSize(HEADERS_AT_MOST);
        secure(options, version);
        PoolOptions pool = new PoolOptions()
                .setHttp1MaxSize(HTTP1_CONNECTIONS)
                .setHttp2MaxSize(HTTP2_CONNECTIONS)
                .setMaxWaitQueueSize(-1);
        return vertx.httpClientBuilder()
                .with(options)
                .with(pool)
                .withConnectHandler(connection -> connected(connection, version))
                .build();
    }

    /** The peer's name is not looked at by Vert.x, since it is not that of the address. */
    private void secure(HttpClientOptions options, HttpVersion version) {
        if (hop.security() instanceof Hop.Tls tls) {
            options.setSsl(true)
                    .setForceSni(true)
                    .setVerifyHost(false)
                    .setUseAlpn(version == HttpVersion.HTTP_2)
                    .setEnabledSecureTransportProtocols(Set.of("TLSv1.3"))
                    .setTrustOptions(TrustOptions.wrap(tls.trust()));
        }
    }

    private String serverName() {
        return hop.security() instanceof Hop.Tls tls ? tls.serverName() : address.host();
    }

    private void connected(HttpConnection connection, HttpVersion version) {
        Link link = new Link();
        links.put(connection, link);
        if (version == HttpVersion.HTTP_2) {
            connection.goAwayHandler(goAway -> link.goneAway(goAway.getLastStreamId()));
        }
        connection.closeHandler(closed -> links.remove(connection));
    }

    private void closeConnections() {
        List<HttpClient> open;
        synchronized (this) {
            open = List.copyOf(clients.values());
            clients.clear();
        }
        open.forEach(HttpClient::close);
    }
}
