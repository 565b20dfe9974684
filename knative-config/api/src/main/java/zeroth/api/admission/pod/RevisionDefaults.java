package zeroth.api.admission.pod;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import zeroth.api.admission.field.Field;
import zeroth.api.notation.GoTemplate;
import zeroth.api.settings.DefaultsSettings;
import zeroth.api.settings.DefaultsSettings.ServiceLinks;
import zeroth.api.settings.FeaturesSettings;
import zeroth.api.settings.FeaturesSettings.SecurePodDefaults;

/** What a Revision's spec gets that its author left out. */
public record RevisionDefaults(DefaultsSettings settings, SecurePodDefaults secure) {
    /** Whether the object is new; one that is not keeps what it lacks on purpose. */
    public enum Occasion {
        CREATE,
        UPDATE
    }

    public static RevisionDefaults of(DefaultsSettings settings, FeaturesSettings features) {
        return new RevisionDefaults(settings, features.securePodDefaults());
    }

    /**
     * Changes the spec in place.
     *
     * @param parent metadata of the object that the spec is part of, for the names of containers
     */
    public void complete(ObjectNode spec, Field parent, Occasion occasion) {
        times(spec, Field.root(spec));
        if (!Field.root(spec).at("containerConcurrency").isSet()) {
            put(spec, "containerConcurrency", settings.containerConcurrency());
        }
        containers(spec, parent);
        if (occasion == Occasion.CREATE
                && !Field.root(spec).at("enableServiceLinks").isSet()) {
            serviceLinks(spec);
        }
    }

    private void times(ObjectNode spec, Field field) {
        if (!field.at("timeoutSeconds").isFilled()) {
            put(spec, "timeoutSeconds", settings.revisionTimeoutSeconds());
        }
        long timeout = field.at("timeoutSeconds").number().orElse(0);
        shorter(spec, "idleTimeoutSeconds", settings.revisionIdleTimeoutSeconds(), timeout);
        shorter(spec, "responseStartTimeoutSeconds", settings.revisionResponseStartTimeoutSeconds(), timeout);
    }

    private static void shorter(ObjectNode spec, String name, long seconds, long timeout) {
        if (!Field.root(spec).at(name).isSet() && seconds != 0 && seconds < timeout) {
            put(spec, name, seconds);
        }
    }

    /** As a parser would read it, so that what is completed equals what was stored complete. */
    private static void put(ObjectNode spec, String name, long value) {
        if (value == (int) value) {
            spec.put(name, (int) value);
        } else {
            spec.put(name, value);
        }
    }

    private void serviceLinks(ObjectNode spec) {
        if (settings.enableServiceLinks() != ServiceLinks.LEFT_TO_KUBERNETES) {
            spec.put("enableServiceLinks", settings.enableServiceLinks() == ServiceLinks.ON);
        }
    }

    private void containers(ObjectNode spec, Field parent) {
        GoTemplate.Values values = values(parent);
        names(
                Field.root(spec).at("initContainers").items(),
                settings.initContainerNameTemplate().render(values));
        List<Field> containers = Field.root(spec).at("containers").items();
        names(containers, settings.containerNameTemplate().render(values));
        SecureContainer security = new SecureContainer(secure, Field.root(spec).at("securityContext"));
        for (Field container : containers) {
            if (container.node() instanceof ObjectNode node) {
                container(node, roleOf(container, containers), security);
            }
        }
    }

    private void container(ObjectNode container, Role role, SecureContainer security) {
        // Knative's webhook writes the field always; without it a client's patch that leaves it away would be a change.
        container.withObjectProperty("resources");
        resources(container, "requests", settings.resourceRequests());
        resources(container, "limits", settings.resourceLimits());
        if (role == Role.SERVING) {
            ProbeDefaults.readiness(container);
        }
        ProbeDefaults.complete(container);
        security.complete(container);
    }

    private static Role roleOf(Field container, List<Field> containers) {
        boolean serves =
                containers.size() == 1 || !container.at("ports").items().isEmpty();
        return serves ? Role.SERVING : Role.SIDECAR;
    }

    private static void resources(ObjectNode container, String kind, Map<String, Quantity> amounts) {
        if (amounts.isEmpty()) {
            return;
        }
        ObjectNode asked = container.withObjectProperty("resources").withObjectProperty(kind);
        amounts.forEach((resource, amount) -> {
            if (!asked.has(resource)) {
                asked.put(resource, amount.toString());
            }
        });
    }

    private static void names(List<Field> containers, String wanted) {
        Set<String> taken = new HashSet<>();
        containers.forEach(container -> taken.add(container.at("name").text()));
        Iterator<String> names = candidates(wanted, containers.size());
        for (Field container : containers) {
            if (container.node() instanceof ObjectNode node
                    && !container.at("name").isFilled()) {
                String name = names.next();
                while (!taken.add(name)) {
                    name = names.next();
                }
                node.put("name", name);
            }
        }
    }

    /** One container has the plain name if it is free; several are numbered. */
    private static Iterator<String> candidates(String wanted, int containers) {
        Stream<String> numbered = IntStream.iterate(0, i -> i + 1).mapToObj(i -> wanted + "-" + i);
        return containers > 1
                ? numbered.iterator()
                : Stream.concat(Stream.of(wanted), numbered).iterator();
    }

    private static GoTemplate.Values values(Field parent) {
        return new GoTemplate.Values(
                Map.of(
                        "Name", parent.at("name").text(),
                        "GenerateName", parent.at("generateName").text(),
                        "Namespace", parent.at("namespace").text()),
                parent.at("labels").texts(),
                parent.at("annotations").texts());
    }

    private enum Role {
        SERVING,
        SIDECAR
    }
}
