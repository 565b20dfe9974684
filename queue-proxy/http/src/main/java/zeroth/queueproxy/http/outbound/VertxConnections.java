package zeroth.queueproxy.http.outbound;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.TrustOptions;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import zeroth.queueproxy.http.outbound.Connections.Kind;

/**
 * Vert.x's clients of one address: for HTTP/2, for TLS, and for upgrades. The clients are guarded
 * by this object's lock; the set of connections is a concurrent map.
 */
final class VertxConnections {
    private static final int HEADERS_AT_MOST = 1 << 20;
    private static final int CHUNK = 64 << 10;
    private static final int IDLE_SECONDS = 90;
    private static final int HTTP2_CONNECTIONS = 4;
    /** Far more than one stream's, so that a slow reader of one stream does not hold up the others. */
    private static final int CONNECTION_WINDOW = 16 << 20;

    private static final int STREAM_WINDOW = 256 << 10;

    private final Vertx vertx;
    private final SocketAddress address;
    private final Hop hop;
    private final Map<HttpVersion, HttpClient> clients = new EnumMap<>(HttpVersion.class);
    private final Map<HttpConnection, Link> links = new ConcurrentHashMap<>();

    VertxConnections(Vertx vertx, SocketAddress address, Hop hop) {
        this.vertx = vertx;
        this.address = address;
        this.hop = hop;
    }

    void open(Kind kind, Caller caller) {
        client(kind)
                .request(new RequestOptions()
                        .setServer(address)
                        .setHost(serverName())
                        .setPort(address.port()))
                .onSuccess(request -> opened(request, kind, caller))
                .onFailure(caller::notOpened);
    }

    void close() {
        List<HttpClient> open;
        synchronized (this) {
            open = List.copyOf(clients.values());
            clients.clear();
        }
        open.forEach(HttpClient::close);
    }

    private void opened(HttpClientRequest request, Kind kind, Caller caller) {
        Link link = links.get(request.connection());
        if (link == null) {
            request.reset();
            caller.notOpened(new HttpClosedException("closed before it was used"));
        } else {
            caller.opened(new VertxRequest(request, link, caller, kind));
        }
    }

    private synchronized HttpClient client(Kind kind) {
        HttpVersion version = kind == Kind.HTTP_2 ? HttpVersion.HTTP_2 : HttpVersion.HTTP_1_1;
        return clients.computeIfAbsent(version, this::create);
    }

    private HttpClient create(HttpVersion version) {
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
                .setHttp1MaxSize(Http1Pool.CONNECTIONS_AT_MOST)
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
}
