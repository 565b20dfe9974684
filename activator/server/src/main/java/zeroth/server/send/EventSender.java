package zeroth.server.send;

import io.cloudevents.CloudEvent;
import io.cloudevents.http.HttpMessageFactory;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;

/**
 * Sends CloudEvents over HTTP. Hosts below {@code localhost} are this machine, whatever its resolver says: not every
 * system resolves {@code greeter.default.localhost}. Immutable apart from the client's connection pool.
 */
public final class EventSender implements AutoCloseable {
    private final HttpClient client;

    /**
     * A sender with a connection pool of its own.
     *
     * @param connections how many events may be under way at once; the rest wait
     */
    public EventSender(Vertx vertx, int connections) {
        client = vertx.createHttpClient(
                new HttpClientOptions().setConnectTimeout(2000).setKeepAlive(true),
                new PoolOptions().setHttp1MaxSize(connections));
    }

    public Future<Answer> send(URI target, CloudEvent event, Mode mode) {
        return client.request(requestTo(target)).compose(request -> exchange(request, event, mode));
    }

    /** Listens for the answer before it asks: what arrives while nobody listens is lost. */
    private static Future<Answer> exchange(HttpClientRequest request, CloudEvent event, Mode mode) {
        Future<Answer> answer = request.response().compose(EventSender::read);
        return write(request, event, mode).compose(sent -> answer);
    }

    private static RequestOptions requestTo(URI target) {
        int port = target.getPort() < 0 ? 80 : target.getPort();
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(port, addressOf(target.getHost())))
                .setHost(target.getHost())
                .setPort(port)
                .setURI(pathOf(target));
    }

    private static String addressOf(String host) {
        return host.endsWith(".localhost") ? "127.0.0.1" : host;
    }

    private static String pathOf(URI target) {
        String path = target.getRawPath().isEmpty() ? "/" : target.getRawPath();
        return target.getRawQuery() == null ? path : path + "?" + target.getRawQuery();
    }

    private static Future<Void> write(HttpClientRequest request, CloudEvent event, Mode mode) {
        Holder body = new Holder();
        mode.write(event, HttpMessageFactory.createWriter((name, value) -> header(request, name, value), body::set));
        return request.end(body.bytes);
    }

    private static void header(HttpClientRequest request, String name, String value) {
        boolean isAttribute = name.regionMatches(true, 0, "ce-", 0, 3);
        request.putHeader(name, isAttribute ? PercentEncoding.encode(value) : value);
    }

    private static Future<Answer> read(HttpClientResponse response) {
        return response.body().map(body -> new Answer(response.statusCode(), headers(response), body));
    }

    private static Map<String, String> headers(HttpClientResponse response) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        response.headers().forEach(header -> headers.putIfAbsent(header.getKey(), header.getValue()));
        return headers;
    }

    @Override
    public void close() {
        client.close();
    }

    /** The SDK hands the body over by a callback that an event without data does not get. */
    private static final class Holder {
        private Buffer bytes = Buffer.buffer();

        void set(byte[] body) {
            bytes = Buffer.buffer(body);
        }
    }
}
