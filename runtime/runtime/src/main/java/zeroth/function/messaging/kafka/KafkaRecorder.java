package zeroth.function.messaging.kafka;

import io.quarkus.runtime.RuntimeValue;
import io.quarkus.runtime.annotations.Recorder;
import zeroth.function.messaging.Transport;

/** Adds Kafka to an application. It names no type of Kafka's: the build loads it for every application. */
@Recorder
public class KafkaRecorder {
    public RuntimeValue<Transport> transport() {
        return new RuntimeValue<>(KafkaTransport.configured());
    }
}
