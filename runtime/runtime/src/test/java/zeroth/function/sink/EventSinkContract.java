package zeroth.function.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.Test;
import zeroth.function.CloudEventBuilder;
import zeroth.function.PermanentEventException;
import zeroth.function.RetryableEventException;
import zeroth.function.event.Attributes;
import zeroth.function.event.Event;

/** What every sink does. */
abstract class EventSinkContract {
    static final Duration SOON = Duration.ofSeconds(30);

    abstract EventSink sink();

    abstract List<Event> accepted();

    abstract void refuse();

    abstract void giveUp();

    @Test
    void completesWhatIsMissing() {
        sink().send(CloudEventBuilder.create().type("order").build(Map.of("n", 1)))
                .await()
                .atMost(SOON);

        var attributes = accepted().getFirst().attributes();
        assertThat(attributes.type()).isEqualTo("order");
        assertThat(attributes.id()).isNotEmpty();
        assertThat(attributes.source()).isNotEmpty();
        assertThat(attributes.specVersion()).isEqualTo("1.0");
        assertThat(attributes.value(Attributes.DATA_CONTENT_TYPE)).contains("application/json");
    }

    @Test
    void keepsWhatTheAuthorSays() {
        sink().send(CloudEventBuilder.create()
                        .id("7")
                        .source("/here")
                        .type("order")
                        .subject("it")
                        .extensions(Map.of("own", "1"))
                        .build())
                .await()
                .atMost(SOON);

        assertThat(accepted().getFirst().attributes().values())
                .containsEntry("id", "7")
                .containsEntry("source", "/here")
                .containsEntry("subject", "it")
                .containsEntry("own", "1");
    }

    @Test
    void saysInWhichSpanTheEventIsMade() {
        var span =
                Map.of("traceId", "0af7651916cd43dd8448eb211c80319c", "spanId", "b7ad6b7169203331", "sampled", "true");
        span.forEach(MDC::put);
        try {
            sink().send(CloudEventBuilder.create().type("order").build())
                    .await()
                    .atMost(SOON);
        } finally {
            span.keySet().forEach(MDC::remove);
        }

        assertThat(accepted().getFirst().attributes().extensions())
                .containsEntry("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
    }

    @Test
    void refusesWhatIsNoEvent() {
        assertThatThrownBy(() ->
                        sink().send(CloudEventBuilder.create().build()).await().atMost(SOON))
                .isInstanceOf(PermanentEventException.class)
                .hasMessageContaining("type");
        assertThat(accepted()).isEmpty();
    }

    @Test
    void saysThatAnEventWasRefused() {
        refuse();

        assertThatThrownBy(this::sendOne).isInstanceOf(PermanentEventException.class);
    }

    @Test
    void saysThatAnEventWasGivenUp() {
        giveUp();

        assertThatThrownBy(this::sendOne).isInstanceOf(RetryableEventException.class);
    }

    void sendOne() {
        sink().send(CloudEventBuilder.create().type("order").build()).await().atMost(SOON);
    }
}
