package zeroth.function.cesql;

import io.quarkus.runtime.RuntimeValue;
import io.quarkus.runtime.annotations.Recorder;
import zeroth.function.routing.CesqlDialect;

/** Adds the language to an application. */
@Recorder
public class CesqlRecorder {
    public RuntimeValue<CesqlDialect> dialect() {
        return new RuntimeValue<>(new Cesql());
    }
}
