package zeroth.function.http;

import io.quarkus.runtime.annotations.ConfigGroup;
import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import java.util.Map;
import java.util.Optional;

/** Events of functions, under the keys of Funqy's Knative events. */
@ConfigRoot(phase = ConfigPhase.RUN_TIME)
@ConfigMapping(prefix = "quarkus.funqy.knative-events")
public interface FunqyEventsConfig {
    /** Event mappings, by the function's name. */
    Map<String, FunctionMapping> mapping();

    /** Event mapping of one function. */
    @ConfigGroup
    interface FunctionMapping {
        /** A further event type that triggers the function. */
        Optional<String> trigger();

        /** The type of its answers. */
        Optional<String> responseType();

        /** The source of its answers. */
        Optional<String> responseSource();
    }
}
