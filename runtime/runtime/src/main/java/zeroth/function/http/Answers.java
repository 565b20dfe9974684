package zeroth.function.http;

import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;
import zeroth.function.dispatch.Outcome;
import zeroth.function.event.BinaryMode;
import zeroth.function.event.ContentMode;
import zeroth.function.event.Event;
import zeroth.function.event.EventFormat;
import zeroth.function.event.Formats;

/** From outcomes to answers. A success is an event or empty, since a broker takes any other body for a failure. */
record Answers(Statuses statuses, BinaryMode binary, Formats formats) {
    Answer to(Outcome outcome, ContentMode mode) {
        return switch (outcome) {
            case Outcome.Replied replied -> event(replied.event(), mode);
            case Outcome.RepliedMany replied -> batch(replied.events(), formatOf(mode));
            case Outcome.Accepted accepted -> empty(statuses.of(accepted));
            case Outcome.Returned returned ->
                throw new IllegalStateException("an event's answer: " + returned + " (expected: an event)");
            case Outcome.Failure failure -> failure(failure, statuses.of(failure));
        };
    }

    /** The answer to a request that was no event. */
    Answer toPlain(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Returned returned -> plain(returned);
            case Outcome.Failure failure -> failure(failure, statuses.ofPlain(failure));
            case Outcome.Success success -> empty(204);
        };
    }

    private static Answer failure(Outcome.Failure failure, int status) {
        return status < 300 ? empty(status) : Problem.answer(status, failure);
    }

    private Answer event(Event event, ContentMode mode) {
        return switch (mode) {
            case ContentMode.Binary headers ->
                new Answer(200, binary.headers(event.attributes()), Answer.body(event.data()));
            case ContentMode.Structured body ->
                body(body.format().mediaType(), body.format().write(event));
            case ContentMode.Batch batch -> batch(List.of(event), batch.format());
        };
    }

    private EventFormat formatOf(ContentMode mode) {
        return switch (mode) {
            case ContentMode.Binary binary -> formats.preferred();
            case ContentMode.Structured structured -> structured.format();
            case ContentMode.Batch batch -> batch.format();
        };
    }

    private static Answer batch(List<Event> events, EventFormat format) {
        return body(format.batchMediaType(), format.writeBatch(events));
    }

    private static Answer body(String mediaType, byte[] body) {
        return new Answer(200, Map.of(Answer.CONTENT_TYPE, mediaType), Buffer.buffer(body));
    }

    private static Answer plain(Outcome.Returned returned) {
        var contentType = returned.contentType();
        return new Answer(200, Map.of(Answer.CONTENT_TYPE, contentType), Answer.body(returned.data()));
    }

    private static Answer empty(int status) {
        return new Answer(status, Map.of(), Answer.empty());
    }
}
