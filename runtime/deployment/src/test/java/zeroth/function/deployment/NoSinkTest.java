package zeroth.function.deployment;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.QuarkusUnitTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import zeroth.function.CloudEventBuilder;
import zeroth.function.RetryableEventException;
import zeroth.function.sink.EventSink;

/** An application that no binding has reached yet. */
class NoSinkTest {
    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = Requests.application();

    @Inject
    EventSink sink;

    @Test
    void saysThatThereIsNoneAndThatItMayCome() {
        var event = CloudEventBuilder.create().type("order.paid").build();

        assertThatThrownBy(() -> sink.send(event).await().atMost(Duration.ofSeconds(10)))
                .isInstanceOf(RetryableEventException.class)
                .hasMessageContaining("K_SINK");
    }
}
