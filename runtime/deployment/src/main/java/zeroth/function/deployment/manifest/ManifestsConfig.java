package zeroth.function.deployment.manifest;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What the manifests say that the code does not. */
@ConfigRoot(phase = ConfigPhase.BUILD_TIME)
@ConfigMapping(prefix = "zeroth.manifests")
public interface ManifestsConfig {
    /** Whether they are written. */
    @WithDefault("true")
    boolean enabled();

    /** The Service. Default: the application's name. */
    Optional<String> name();

    /** Default: none, so that it is where they are applied. */
    Optional<String> namespace();

    /** Default: the image that this build makes, else {@code dev.local/NAME}. */
    Optional<String> image();

    /** The broker that functions are triggered by and answer to. */
    @WithDefault("default")
    String broker();

    /** The fewest pods. */
    OptionalInt minScale();

    /** The most pods. */
    OptionalInt maxScale();

    /** Requests at a time in one pod that the autoscaler aims at. */
    OptionalInt target();

    /** Requests at a time that are let into one pod. */
    OptionalInt containerConcurrency();

    /** How long a request may take. */
    Optional<Duration> timeout();

    /** {@code none}: no queue-proxy beside the function, on a platform that knows this. */
    Optional<String> sidecar();

    /** Further annotations of the Revision. */
    Map<String, String> annotations();
}
