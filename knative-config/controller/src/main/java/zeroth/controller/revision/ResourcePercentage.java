package zeroth.controller.revision;

import io.fabric8.knative.serving.v1.Revision;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import zeroth.api.notation.GoNumber;

/** The deprecated annotation that gives queue-proxy a share of what the program has, within bounds. */
final class ResourcePercentage {
    private static final Bounds CPU_REQUEST = new Bounds("25m", "100m");
    private static final Bounds CPU_LIMIT = new Bounds("40m", "500m");
    private static final Bounds MEMORY_REQUEST = new Bounds("50Mi", "200Mi");
    private static final Bounds MEMORY_LIMIT = new Bounds("200Mi", "500Mi");

    private final Revision revision;
    private final ResourceRequirements program;

    ResourcePercentage(Revision revision) {
        this.revision = revision;
        this.program = Objects.requireNonNullElseGet(
                ServingContainer.of(revision).container().getResources(), ResourceRequirements::new);
    }

    void apply(Map<String, Quantity> requests, Map<String, Quantity> limits) {
        annotation().map(BigDecimal::valueOf).ifPresent(percent -> {
            share("cpu", program.getRequests(), requests, percent, CPU_REQUEST);
            share("cpu", program.getLimits(), limits, percent, CPU_LIMIT);
            share("memory", program.getRequests(), requests, percent, MEMORY_REQUEST);
            share("memory", program.getLimits(), limits, percent, MEMORY_LIMIT);
        });
    }

    private Optional<Double> annotation() {
        Map<String, String> annotations = revision.getMetadata().getAnnotations();
        return Stream.of("resource-percentage", "resourcePercentage")
                .map(key -> annotations.get("queue.sidecar.serving.knative.dev/" + key))
                .filter(Objects::nonNull)
                .findFirst()
                .flatMap(GoNumber::parseDouble);
    }

    private static void share(
            String name, Map<String, Quantity> of, Map<String, Quantity> into, BigDecimal percent, Bounds bounds) {
        Optional.ofNullable(of)
                .map(amounts -> amounts.get(name))
                .map(Quantity::getNumericalAmount)
                .filter(amount -> amount.signum() > 0)
                .ifPresent(amount -> into.put(name, bounds.within(amount.multiply(percent))));
    }

    private record Bounds(String least, String most) {
        /** @param hundredfold a hundred times what is wanted */
        Quantity within(BigDecimal hundredfold) {
            BigDecimal wanted = hundredfold.movePointLeft(2);
            if (wanted.compareTo(Quantity.parse(least).getNumericalAmount()) <= 0) {
                return Quantity.parse(least);
            }
            return wanted.compareTo(Quantity.parse(most).getNumericalAmount()) >= 0
                    ? Quantity.parse(most)
                    : inMilli(wanted);
        }

        private static Quantity inMilli(BigDecimal amount) {
            return Quantity.parse(amount.movePointRight(3).setScale(0, RoundingMode.FLOOR) + "m");
        }
    }
}
