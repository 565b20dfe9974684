package zeroth.function.messaging.amqp;

import io.quarkus.runtime.RuntimeValue;
import io.quarkus.runtime.annotations.Recorder;
import zeroth.function.messaging.Transport;

/** Adds AMQP to an application. It names no type of AMQP's: the build loads it for every application. */
@Recorder
public class AmqpRecorder {
    public RuntimeValue<Transport> transport() {
        return new RuntimeValue<>(new AmqpTransport());
    }
}
