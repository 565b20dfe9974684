package zeroth.autoscaler.fetch;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import zeroth.autoscaler.address.Address;

/** Asks other processes for a few bytes. The Vert.x client is its only state. Never call it on an event loop. */
public final class Fetch implements AutoCloseable {
    private static final int CONNECTIONS_PER_PEER = 2;

    private final HttpClient client;
    private final Duration timeout;

    /**
     * Connects when asked.
     *
     * @param timeout for one whole exchange
     */
    public Fetch(Vertx vertx, Duration timeout) {
        client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout(Math.toIntExact(timeout.toMillis()))
                .setMaxPoolSize(CONNECTIONS_PER_PEER));
        this.timeout = timeout;
    }

    /**
     * Blocks for the answer.
     *
     * @param most bytes of body; a longer one is a failure
     * @throws FetchFailedException when there is no whole answer in time
     */
    public Fetched get(Address address, String path, Map<String, String> headers, int most) {
        AtomicReference<HttpClientRequest> sent = new AtomicReference<>();
        Future<Fetched> answer = client.request(options(address, path, headers))
                .onSuccess(sent::set)
                .compose(request -> exchange(request, most));
        return await(answer, sent, address);
    }

    @Override
    public void close() {
        client.close();
    }

    private static RequestOptions options(Address address, String path, Map<String, String> headers) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setServer(SocketAddress.inetSocketAddress(address.port(), address.host()))
                .setHost(address.host())
                .setPort(address.port())
                .setURI(path)
                .putHeader("Host", address.authority());
        headers.forEach(options::putHeader);
        return options;
    }

    /** Listens before it asks: what arrives while nobody listens is lost. */
    private static Future<Fetched> exchange(HttpClientRequest request, int most) {
        Future<Fetched> answer = request.response().compose(response -> read(response, most));
        return request.end().compose(_ -> answer);
    }

    private static Future<Fetched> read(HttpClientResponse response, int most) {
        Promise<Fetched> whole = Promise.promise();
        Buffer body = Buffer.buffer();
        response.handler(chunk -> {
            if (body.length() + chunk.length() > most) {
                whole.tryFail("the answer is longer than " + most + " bytes");
                response.request().reset();
                return;
            }
            body.appendBuffer(chunk);
        });
        response.exceptionHandler(whole::tryFail);
        response.endHandler(_ -> whole.tryComplete(new Fetched(
                response.statusCode(), String.valueOf(response.getHeader("Content-Type")), body.getBytes())));
        return whole.future();
    }

    private Fetched await(Future<Fetched> answer, AtomicReference<HttpClientRequest> sent, Address address) {
        try {
            return answer.toCompletionStage().toCompletableFuture().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new FetchFailedException(address, String.valueOf(e.getCause()), e);
        } catch (TimeoutException e) {
            abandon(sent);
            throw new FetchFailedException(address, "no answer in " + timeout, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            abandon(sent);
            throw new FetchFailedException(address, "interrupted", e);
        }
    }

    private static void abandon(AtomicReference<HttpClientRequest> sent) {
        HttpClientRequest request = sent.get();
        if (request != null) {
            request.reset();
        }
    }
}
