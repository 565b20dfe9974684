package zeroth.queueproxy.http.readiness;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import zeroth.queueproxy.http.readiness.Probe.Grpc;

/**
 * The call {@code grpc.health.v1.Health/Check}, in HTTP/2 with prior knowledge. One field there and one back, so that the
 * messages are written by hand. Immutable.
 */
final class GrpcHealth implements AutoCloseable {
    private static final String METHOD = "/grpc.health.v1.Health/Check";
    /** {@code string service = 1} of the request. */
    private static final byte SERVICE = 0x0a;
    /** {@code ServingStatus status = 1} of the answer, SERVING, behind gRPC's frame of five bytes. Bytes, because a native executable holds no buffers. */
    private static final byte[] SERVING = {0, 0, 0, 0, 2, 0x08, 1};

    private final HttpClient client;

    GrpcHealth(Vertx vertx) {
        client = vertx.createHttpClient(new HttpClientOptions()
                .setProtocolVersion(HttpVersion.HTTP_2)
                .setHttp2ClearTextUpgrade(false)
                // One connection an attempt: an idle one is closed at once.
                .setHttp2KeepAliveTimeout(1));
    }

    /** Asks; lets go of the call when {@code answer} is known without it. */
    Future<Boolean> check(Grpc check, Promise<Boolean> answer) {
        return client.request(HttpMethod.POST, check.port(), check.host(), METHOD)
                .compose(request -> send(request, check.service(), answer))
                .compose(GrpcHealth::judge);
    }

    @Override
    public void close() {
        client.close();
    }

    private static Future<HttpClientResponse> send(HttpClientRequest request, String service, Promise<Boolean> answer) {
        // Without a handler, Vert.x would report the end of our patience as an error.
        request.exceptionHandler(expected -> {});
        answer.future().onComplete(known -> request.reset());
        return request.putHeader("content-type", "application/grpc")
                .putHeader("te", "trailers")
                .putHeader("user-agent", NetworkAttempts.AGENT)
                .send(frame(service));
    }

    private static Future<Boolean> judge(HttpClientResponse response) {
        return response.body()
                .map(message -> response.statusCode() == 200 && Arrays.equals(message.getBytes(), SERVING));
    }

    private static Buffer frame(String service) {
        byte[] name = service.getBytes(StandardCharsets.UTF_8);
        Buffer message = Buffer.buffer();
        if (name.length > 0) {
            message.appendByte(SERVICE);
            appendLength(message, name.length);
            message.appendBytes(name);
        }
        return Buffer.buffer().appendByte((byte) 0).appendInt(message.length()).appendBuffer(message);
    }

    /** Protobuf's varint. */
    private static void appendLength(Buffer message, int length) {
        int rest = length;
        while (rest > 0x7f) {
            message.appendByte((byte) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        message.appendByte((byte) rest);
    }
}
