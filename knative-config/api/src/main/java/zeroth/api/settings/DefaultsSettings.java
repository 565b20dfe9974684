package zeroth.api.settings;

import static zeroth.api.settings.Rule.require;

import io.fabric8.kubernetes.api.model.Quantity;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import zeroth.api.notation.GoTemplate;

/**
 * What a Revision gets that says nothing of it: {@code config-defaults}.
 *
 * @param maxRevisionTimeoutSeconds the longest timeout that a user may ask for
 * @param revisionIdleTimeoutSeconds 0: none
 * @param containerConcurrency 0: no limit
 * @param resourceRequests by resource name, of every container
 * @param containerNameTemplate the name of a container without one, over its parent's metadata
 */
public record DefaultsSettings(
        long revisionTimeoutSeconds,
        long maxRevisionTimeoutSeconds,
        long revisionResponseStartTimeoutSeconds,
        long revisionIdleTimeoutSeconds,
        long containerConcurrency,
        long containerConcurrencyMaxLimit,
        boolean allowContainerConcurrencyZero,
        ServiceLinks enableServiceLinks,
        Map<String, Quantity> resourceRequests,
        Map<String, Quantity> resourceLimits,
        GoTemplate containerNameTemplate,
        GoTemplate initContainerNameTemplate) {
    public static final String NAME = "config-defaults";

    private static final GoTemplate.Values TRIAL =
            GoTemplate.Values.of(Map.of("Name", "", "GenerateName", "", "Namespace", ""));

    public DefaultsSettings {
        checkTimeout(
                "revision-timeout-seconds",
                revisionTimeoutSeconds,
                "max-revision-timeout-seconds",
                maxRevisionTimeoutSeconds);
        checkTimeout(
                "revision-response-start-timeout-seconds",
                revisionResponseStartTimeoutSeconds,
                "revision-timeout-seconds",
                revisionTimeoutSeconds);
        checkTimeout(
                "revision-idle-timeout-seconds",
                revisionIdleTimeoutSeconds,
                "revision-timeout-seconds",
                revisionTimeoutSeconds);
        require(
                containerConcurrencyMaxLimit >= 1,
                "expected 1 <= " + containerConcurrencyMaxLimit + " <= 2147483647: container-concurrency-max-limit");
        require(
                containerConcurrency >= 0 && containerConcurrency <= containerConcurrencyMaxLimit,
                "expected 0 <= " + containerConcurrency + " <= " + containerConcurrencyMaxLimit
                        + ": container-concurrency");
        checkTemplate(containerNameTemplate);
        checkTemplate(initContainerNameTemplate);
    }

    /** Whether a pod's environment names the other Services of its namespace. */
    public enum ServiceLinks {
        ON,
        OFF,
        LEFT_TO_KUBERNETES
    }

    public static DefaultsSettings defaults() {
        return parse(Map.of());
    }

    public static DefaultsSettings parse(Map<String, String> data) {
        Entries entries = new Entries(data);
        long timeout = entries.count(300, "revision-timeout-seconds");
        return new DefaultsSettings(
                timeout,
                entries.count(600, "max-revision-timeout-seconds"),
                entries.count(timeout, "revision-response-start-timeout-seconds"),
                entries.count(0, "revision-idle-timeout-seconds"),
                entries.count(0, "container-concurrency"),
                entries.count(1000, "container-concurrency-max-limit"),
                entries.isOn(true, "allow-container-concurrency-zero"),
                serviceLinks(entries.text("false", "enable-service-links")),
                entries.quantities(resources("request")),
                entries.quantities(resources("limit")),
                entries.template("user-container", "container-name-template"),
                entries.template("init-container", "init-container-name-template"));
    }

    private static ServiceLinks serviceLinks(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> ServiceLinks.ON;
            case "false" -> ServiceLinks.OFF;
            default -> ServiceLinks.LEFT_TO_KUBERNETES;
        };
    }

    private static Map<String, List<String>> resources(String kind) {
        return Map.of(
                "cpu", List.of("revision-cpu-" + kind),
                "memory", List.of("revision-memory-" + kind),
                "ephemeral-storage", List.of("revision-ephemeral-storage-" + kind));
    }

    private static void checkTimeout(String key, long value, String limitKey, long limit) {
        require(
                value <= 0 || value <= limit,
                key + " (" + value + ") cannot be greater than " + limitKey + " (" + limit + ")");
    }

    private static void checkTemplate(GoTemplate template) {
        try {
            template.render(TRIAL);
        } catch (IllegalArgumentException e) {
            InvalidSettings invalid = new InvalidSettings("error executing template: " + e.getMessage());
            invalid.initCause(e);
            throw invalid;
        }
    }
}
