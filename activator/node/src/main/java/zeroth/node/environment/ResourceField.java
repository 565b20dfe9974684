package zeroth.node.environment;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceFieldSelector;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;

/** A request or limit of a container, as {@code resourceFieldRef} names it. A limit that is not set is the machine. */
final class ResourceField {
    private ResourceField() {}

    static String read(Container container, ResourceFieldSelector selector) {
        String[] parts = selector.getResource().split("\\.", 2);
        if (parts.length != 2 || !parts[0].matches("limits|requests")) {
            throw new ConfigurationMissing(
                    "resourceFieldRef.resource: " + selector.getResource() + " (expected: limits.X or requests.X)");
        }
        BigDecimal amount = amount(container, parts[0], parts[1]);
        return amount.divide(divisor(selector), 0, RoundingMode.CEILING).toPlainString();
    }

    private static BigDecimal amount(Container container, String kind, String resource) {
        Optional<Quantity> stated = Optional.ofNullable(container.getResources())
                .map(all -> of(all, kind))
                .map(entries -> entries.get(resource));
        return stated.map(Quantity::getAmountInBytes)
                .orElseGet(() -> kind.equals("limits") ? machine(resource) : BigDecimal.ZERO);
    }

    private static Map<String, Quantity> of(ResourceRequirements resources, String kind) {
        Map<String, Quantity> entries = kind.equals("limits") ? resources.getLimits() : resources.getRequests();
        return entries == null ? Map.of() : entries;
    }

    private static BigDecimal machine(String resource) {
        return switch (resource) {
            case "cpu" -> BigDecimal.valueOf(Runtime.getRuntime().availableProcessors());
            case "memory" -> BigDecimal.valueOf(Runtime.getRuntime().maxMemory());
            default -> BigDecimal.ZERO;
        };
    }

    private static BigDecimal divisor(ResourceFieldSelector selector) {
        return Optional.ofNullable(selector.getDivisor())
                .map(Quantity::getAmountInBytes)
                .filter(divisor -> divisor.signum() > 0)
                .orElse(BigDecimal.ONE);
    }
}
