package zeroth.function.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import zeroth.function.event.EventData;

/** An answer in HTTP. */
record Answer(int status, Map<String, String> headers, Buffer body) {
    static final String CONTENT_TYPE = "content-type";

    /** Made anew: a buffer in a constant could not be part of a native executable. */
    static Buffer empty() {
        return Buffer.buffer();
    }

    static Buffer body(EventData data) {
        return switch (data) {
            case EventData.None none -> empty();
            case EventData.Bytes bytes -> Buffer.buffer(bytes.bytes());
            case EventData.Json json -> Buffer.buffer(json.utf8());
        };
    }

    /** A client that is gone gets no answer. */
    void send(RoutingContext exchange) {
        var response = exchange.response();
        if (!response.closed() && !response.ended()) {
            headers.forEach(response::putHeader);
            response.setStatusCode(status).end(body);
        }
    }
}
