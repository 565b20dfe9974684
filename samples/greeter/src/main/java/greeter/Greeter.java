package greeter;

import io.quarkus.funqy.Funq;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import zeroth.function.CloudEventMapping;
import zeroth.function.PermanentEventException;

/** Answers a greeting. */
public class Greeter {
    @Funq
    @NonBlocking
    @CloudEventMapping(trigger = "greeting", responseType = "greeting.reply")
    public Uni<Reply> greet(Greeting greeting) {
        var reply = Uni.createFrom().item(new Reply("Hello " + named(greeting)));
        return greeting.delayMillis() > 0
                ? reply.onItem().delayIt().by(Duration.ofMillis(greeting.delayMillis()))
                : reply;
    }

    /** A greeting to nobody would be one to nobody the next time as well. */
    private static String named(Greeting greeting) {
        if (greeting.name() == null || greeting.name().isBlank()) {
            throw new PermanentEventException("name: missing (expected: whom to greet)");
        }
        return greeting.name();
    }
}
