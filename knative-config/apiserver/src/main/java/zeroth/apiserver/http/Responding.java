package zeroth.apiserver.http;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import zeroth.apiserver.call.Answer;

/** Writes the answer of one request on its event loop; used by the thread that answers. */
final class Responding {
    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final Context loop;

    Responding(HttpServerRequest request, Context loop) {
        this.request = request;
        this.response = request.response();
        this.loop = loop;
    }

    void write(Answer answer) {
        switch (answer) {
            case Answer.Body body -> loop.runOnContext(ignored -> whole(body));
            case Answer.Text text -> new TextStream(request, loop).copy(text.stream());
            case Answer.Events events -> new EventStream(request, loop).copy(events.source());
        }
    }

    private void whole(Answer.Body body) {
        if (response.closed() || response.ended()) {
            return;
        }
        response.setStatusCode(body.code()).putHeader("Content-Type", body.contentType());
        body.headers().forEach(response::putHeader);
        // One that wanted WebSocket was not read to its end yet; HTTP/2 refuses to resume one that was.
        if (!request.isEnded()) {
            request.resume();
        }
        response.end(Buffer.buffer(body.bytes()));
    }
}
