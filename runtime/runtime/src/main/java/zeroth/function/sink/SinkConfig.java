package zeroth.function.sink;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Where and how events of this application are sent. */
@ConfigRoot(phase = ConfigPhase.RUN_TIME)
@ConfigMapping(prefix = "zeroth.sink")
public interface SinkConfig {
    /** The address. A SinkBinding sets it. */
    @WithDefault("${K_SINK:}")
    Optional<URI> uri();

    /** Extensions for every event, in the JSON of a SinkBinding's {@code ceOverrides}. */
    @WithDefault("${K_CE_OVERRIDES:}")
    Optional<String> ceOverrides();

    /** Authorities to trust beside the platform's, in PEM. */
    @WithDefault("${K_CA_CERTS:}")
    Optional<String> caCerts();

    /** A directory whose {@code *.crt} are trusted as well; it need not be there. */
    @WithDefault("/knative-custom-certs")
    String trustBundles();

    /** The file with the token that the sink is shown; it need not be there. */
    @WithDefault("/oidc/token")
    String tokenFile();

    /** Where the attributes are: {@code binary} or {@code structured}. */
    @WithDefault("binary")
    Message.Mode mode();

    /** The source of events that name none. */
    @WithDefault("/${quarkus.application.name:function}")
    String source();

    /** How often an event is sent again. */
    @WithDefault("5")
    int retries();

    /** How long to wait before the first of these; doubled each time. */
    @WithDefault("200ms")
    Duration delay();

    /** The longest wait, whatever the sink asks for. */
    @WithDefault("30s")
    Duration longestDelay();

    /** How long the sink may take to answer. */
    @WithDefault("30s")
    Duration timeout();
}
