package zeroth.autoscaler.settings;

import io.fabric8.knative.internal.autoscaling.v1alpha1.PodAutoscaler;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import zeroth.api.notation.GoDuration;
import zeroth.api.notation.GoNumber;
import zeroth.names.Annotations;

/**
 * Annotations by their names and old names: the first that is there counts, even if it is empty. What cannot be read
 * counts as absent.
 */
record Marks(Map<String, String> annotations) {
    private static final String GROUP = "autoscaling.knative.dev/";

    static Marks of(PodAutoscaler autoscaler) {
        return new Marks(
                Optional.ofNullable(autoscaler.getMetadata().getAnnotations()).orElse(Map.of()));
    }

    /**
     * The value as it was written.
     *
     * @param oldName without its group
     */
    Optional<String> text(String name, String oldName) {
        return Stream.of(name, GROUP + oldName)
                .filter(annotations::containsKey)
                .findFirst()
                .map(annotations::get);
    }

    Optional<Double> number(String name, String oldName) {
        return text(name, oldName).flatMap(GoNumber::parseDouble);
    }

    Optional<Integer> integer(String name, String oldName) {
        return text(name, oldName).flatMap(GoNumber::parseInt);
    }

    Optional<Duration> duration(String name, String oldName) {
        return text(name, oldName).flatMap(GoDuration::parse);
    }

    Optional<Duration> progressDeadline() {
        return Optional.ofNullable(annotations.get(Annotations.PROGRESS_DEADLINE))
                .flatMap(GoDuration::parse);
    }
}
