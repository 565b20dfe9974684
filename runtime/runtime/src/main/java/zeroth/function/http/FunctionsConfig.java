package zeroth.function.http;

import io.quarkus.runtime.annotations.ConfigGroup;
import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import zeroth.function.event.PercentEncoding;

/** What functions have beyond Funqy. */
@ConfigRoot(phase = ConfigPhase.RUN_TIME)
@ConfigMapping(prefix = "zeroth")
public interface FunctionsConfig {
    /** Whose statuses answers have: {@code funqy} restores the old map, under which brokers repeat what fails for good. */
    @WithDefault("none")
    Statuses.Compatibility compat();

    /** Of events and their functions. */
    Functions functions();

    /** Of events and their functions. */
    @ConfigGroup
    interface Functions {
        /** How attributes are written into headers; {@code raw} is what Knative's own components do. */
        @WithDefault("spec")
        PercentEncoding percentEncoding();

        /** What becomes of an event that no function takes: {@code refuse}, {@code accept} or {@code retry}. */
        @WithDefault("refuse")
        Statuses.Unwanted unwanted();

        /** Further events for a function, by its name: filters as in {@code spec.filters} of a Knative Trigger, in JSON. */
        Map<String, String> filters();

        /** The most events in one batch. */
        @WithDefault("1000")
        int largestBatch();

        /** CloudEvents' web hooks. */
        Webhook webhook();
    }

    /** CloudEvents' web hooks. */
    @ConfigGroup
    interface Webhook {
        /** The origins that may send events, as they name themselves when they ask; {@code *} is any. */
        Optional<Set<String>> allowedOrigins();

        /** How many events a minute they may send; {@code *} is any number. */
        @WithDefault("*")
        String allowedRate();
    }
}
