package peers;

import io.quarkus.funqy.Funq;
import io.quarkus.funqy.knative.events.CloudEventMapping;

/** Answers a greeting. */
public class Greeter {
    @Funq
    @CloudEventMapping(trigger = "greeting", responseType = "greeting.reply")
    public Reply greet(Greeting greeting) {
        return new Reply("Hello " + greeting.name());
    }
}
