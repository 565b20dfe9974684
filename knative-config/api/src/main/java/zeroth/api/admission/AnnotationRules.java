package zeroth.api.admission;

import io.fabric8.kubernetes.api.model.Quantity;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import zeroth.api.admission.field.Field;
import zeroth.api.admission.field.Problems;
import zeroth.api.notation.GoDuration;
import zeroth.api.notation.GoNumber;
import zeroth.api.settings.AutoscalerSettings;
import zeroth.names.Annotations;

/** The annotations of a Revision's template: of scaling, of the network, of queue-proxy, and the deadline. */
final class AnnotationRules {
    private static final String NETWORKING = "networking.knative.dev/";
    private static final Set<String> NETWORKING_NAMES = Set.of(
            "ingress.class",
            "ingress-class",
            "certificate.class",
            "certificate-class",
            "disableAutoTLS",
            "disable-auto-tls",
            "disable-external-domain-tls",
            "httpOption",
            "http-protocol");
    private static final String QUEUE = "queue.sidecar.serving.knative.dev/";
    private static final List<String> PERCENTAGES = List.of("resource-percentage", "resourcePercentage");
    private static final List<String> QUANTITIES = List.of(
            "cpu-resource-request",
            "cpu-resource-limit",
            "memory-resource-request",
            "memory-resource-limit",
            "ephemeral-storage-resource-request",
            "ephemeral-storage-resource-limit");

    private final AutoscalerSettings settings;
    private final Problems problems;

    private AnnotationRules(AutoscalerSettings settings, Problems problems) {
        this.settings = settings;
        this.problems = problems;
    }

    static AnnotationRules ofTemplate(AutoscalerSettings settings, Problems problems) {
        return new AnnotationRules(settings, problems);
    }

    void judge(Field annotations) {
        Map<String, String> texts = annotations.texts();
        new ScalingAnnotationRules(texts, annotations.path(), settings, problems).judge();
        texts.forEach((key, value) -> judge(key, value, annotations.pathOf(key)));
    }

    private void judge(String key, String value, String path) {
        if (key.startsWith(NETWORKING) && !NETWORKING_NAMES.contains(key.substring(NETWORKING.length()))) {
            problems.invalidKey(key, path, "");
        } else if (key.startsWith(QUEUE)) {
            queue(key.substring(QUEUE.length()), value, path);
        } else if (key.equals(Annotations.PROGRESS_DEADLINE) && !value.isEmpty()) {
            deadline(value, path);
        }
    }

    private void queue(String name, String value, String path) {
        if (PERCENTAGES.contains(name)) {
            percentage(value, path);
        } else if (QUANTITIES.contains(name) && !isQuantity(value)) {
            problems.invalid(value, path);
        }
    }

    private void percentage(String value, String path) {
        Optional<Double> percentage = GoNumber.parseDouble(value);
        problems.warn("Queue proxy resource-percentage annotation is deprecated", path);
        if (percentage.isEmpty()) {
            problems.invalid(value, path);
        } else if (percentage.get() < 0.1 || percentage.get() > 100) {
            problems.outOfBounds(GoNumber.format(percentage.get()), "0.1", "100", path);
        }
    }

    private void deadline(String value, String path) {
        Optional<Duration> deadline = GoDuration.parse(value);
        if (deadline.isEmpty()) {
            problems.invalid(value, path);
        } else if (!GoDuration.isWholeSeconds(deadline.get())) {
            problems.add("progress-deadline=" + value + " is not at second precision", path);
        } else if (deadline.get().isNegative()) {
            problems.add("progress-deadline=" + value + " must be positive", path);
        }
    }

    private static boolean isQuantity(String text) {
        try {
            Quantity.parse(text).getNumericalAmount();
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
