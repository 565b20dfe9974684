package zeroth.function.messaging;

import io.quarkus.runtime.annotations.ConfigGroup;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** One incoming channel whose messages go to the functions. */
@ConfigGroup
public interface ChannelConfig {
    /** Whether its messages are handled. Naming a channel at all is enough; this is for one that needs nothing else. */
    @WithDefault("true")
    boolean enabled();

    /** The outgoing channel for answers, which are dropped otherwise. */
    Optional<String> reply();

    /** Messages that are handled at a time; of one key there is one. */
    @WithDefault("16")
    int concurrency();

    /** Messages that are taken from the broker ahead of that. */
    @WithDefault("100")
    int queue();

    /** How often an event is tried again here that may succeed later, before the broker gets it back. */
    @WithDefault("5")
    int retries();

    /** How long to wait before the first of these; doubled each time. */
    @WithDefault("200ms")
    Duration delay();

    /** The longest wait, whatever a function asks for. */
    @WithDefault("30s")
    Duration longestDelay();

    /** At the end of the application, how long to wait for calls that run. */
    @WithDefault("30s")
    Duration drain();
}
