package zeroth.function.redis;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.Arc;
import io.quarkus.runtime.RuntimeValue;
import io.quarkus.runtime.annotations.Recorder;
import java.time.Duration;
import java.util.function.BiFunction;
import zeroth.function.duplicate.OutcomeText;
import zeroth.function.duplicate.Window;
import zeroth.function.event.JsonFormat;

/** Lets the configuration choose Redis. */
@Recorder
public class RedisRecorder {
    /** From a retention and a lease to a window. */
    public RuntimeValue<BiFunction<Duration, Duration, Window>> window(String application) {
        return new RuntimeValue<>((retention, lease) -> new RedisWindow(
                Arc.container().instance(RedisClient.class).get().redis(),
                "zeroth:" + application + ":",
                retention,
                lease,
                new OutcomeText(new JsonFormat(new ObjectMapper()))));
    }
}
