package zeroth.apiserver.http;

import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import zeroth.apiserver.answer.Api;
import zeroth.apiserver.answer.Health;
import zeroth.apiserver.call.Answer;
import zeroth.apiserver.call.Call;
import zeroth.apiserver.call.Parameters;
import zeroth.apiserver.refusal.Refusal;
import zeroth.apiserver.trust.Token;

/**
 * Reads each request on its event loop, up to a bound, answers it on a virtual thread of its own, and writes the answer on
 * the event loop again. Immutable.
 */
final class Requests implements Handler<HttpServerRequest> {
    /** As Kubernetes' own. */
    private static final int LARGEST_BODY = 3 << 20;

    private final Vertx vertx;
    private final Token token;
    private final Api api;

    Requests(Vertx vertx, Token token, Api api) {
        this.vertx = vertx;
        this.token = token;
        this.api = api;
    }

    @Override
    public void handle(HttpServerRequest request) {
        var loop = vertx.getOrCreateContext();
        var body = Buffer.buffer();
        if (Outlet.isWebSocket(request)) {
            request.pause();
            answer(request, loop, body);
            return;
        }
        request.handler(part -> {
            if (body.length() <= LARGEST_BODY) {
                body.appendBuffer(part);
            }
        });
        request.endHandler(end -> answer(request, loop, body));
    }

    private void answer(HttpServerRequest request, Context loop, Buffer body) {
        var responding = new Responding(request, loop);
        Thread.ofVirtual().name("zeroth-api").start(() -> responding.write(answerTo(request, body)));
    }

    private Answer answerTo(HttpServerRequest request, Buffer body) {
        if (body.length() > LARGEST_BODY) {
            return Answer.refused(Refusal.tooLarge(LARGEST_BODY));
        }
        try {
            var call = call(request, body);
            var authorization = header(request, "Authorization");
            return Health.isOpenToAll(call) || token.accepts(authorization)
                    ? api.answer(call)
                    : Answer.refused(Refusal.unauthorized());
        } catch (IllegalArgumentException e) {
            return Answer.refused(Refusal.badRequest("the address is not valid: " + e.getMessage()));
        }
    }

    private static Call call(HttpServerRequest request, Buffer body) {
        return new Call(
                request.method().name(),
                segments(path(request)),
                parameters(request),
                header(request, "Accept"),
                header(request, "Content-Type"),
                body.getBytes());
    }

    private static String path(HttpServerRequest request) {
        var path = request.path();
        return path == null ? "" : path;
    }

    private static List<String> segments(String path) {
        return Arrays.stream(path.split("/", -1))
                .filter(segment -> !segment.isEmpty())
                // A plus sign in a path is a plus sign.
                .map(segment -> URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8))
                .toList();
    }

    private static Parameters parameters(HttpServerRequest request) {
        var params = request.params();
        var values = new TreeMap<String, List<String>>();
        params.names().forEach(name -> values.put(name, params.getAll(name)));
        return new Parameters(Map.copyOf(values));
    }

    private static String header(HttpServerRequest request, String name) {
        var value = request.getHeader(name);
        return value == null ? "" : value;
    }
}
