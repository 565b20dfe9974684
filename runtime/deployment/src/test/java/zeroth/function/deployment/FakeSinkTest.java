package zeroth.function.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.QuarkusUnitTest;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import zeroth.function.CloudEventBuilder;
import zeroth.function.PermanentEventException;
import zeroth.function.sink.EventSink;
import zeroth.function.sink.testing.FakeEventSink;

/** A test that puts the fake in the sink's place. */
class FakeSinkTest {
    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = Requests.application(Fakes.class);

    @Inject
    EventSink sink;

    @Inject
    FakeEventSink fake;

    @Test
    void takesTheSinksPlace() {
        var event = CloudEventBuilder.create().type("order.paid").build();

        sink.send(event).await().atMost(Duration.ofSeconds(10));
        fake.refuse();

        assertThatThrownBy(() -> sink.send(event).await().atMost(Duration.ofSeconds(10)))
                .isInstanceOf(PermanentEventException.class);
        assertThat(fake.events()).hasSize(1);
    }

    @Singleton
    public static class Fakes {
        @Produces
        @Singleton
        FakeEventSink sink() {
            return new FakeEventSink();
        }
    }
}
