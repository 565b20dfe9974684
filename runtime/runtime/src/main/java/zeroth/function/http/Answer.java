package zeroth.function.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import zeroth.function.event.EventData;

/** An answer in HTTP. */
record Answer(int status, Map<String, String> headers, Buffer body) {
    static final String CONTENT_TYPE = "content-type";
    static final Buffer EMPTY = Buffer.buffer();

    static Buffer body(EventData data) {
        return switch (data) {
            case EventData.None none -> EMPTY;
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
