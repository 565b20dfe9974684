package zeroth.function.protobuf;

import io.quarkus.runtime.RuntimeValue;
import io.quarkus.runtime.annotations.Recorder;
import zeroth.function.event.EventFormat;

/** Adds the format to an application. */
@Recorder
public class ProtobufRecorder {
    public RuntimeValue<EventFormat> format() {
        return new RuntimeValue<>(new ProtobufFormat());
    }
}
