package zeroth.api.admission.pod;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import zeroth.api.admission.field.Field;
import zeroth.api.admission.field.Problems;
import zeroth.api.notation.GoText;
import zeroth.api.settings.FeaturesSettings;
import zeroth.names.Ports;
import zeroth.names.WellKnown;

/** What may stand in a container. */
final class ContainerRules {
    /** For what upstream leaves to the container runtime: true on a cluster, not where a pod is a process. */
    static final String NOT_ENFORCED = "not enforced yet";

    private static final Mask CONTAINER = Mask.of(
            "name",
            "args",
            "command",
            "env",
            "workingDir",
            "envFrom",
            "image",
            "imagePullPolicy",
            "livenessProbe",
            "readinessProbe",
            "startupProbe",
            "ports",
            "resources",
            "securityContext",
            "terminationMessagePath",
            "terminationMessagePolicy",
            "volumeMounts");
    private static final Mask PORT = Mask.of("containerPort", "name", "protocol");
    private static final Mask RESOURCES = Mask.of("limits", "requests");
    private static final Set<Long> RESERVED_PORTS = Set.of(
            (long) Ports.BACKEND_HTTP,
            (long) Ports.BACKEND_HTTP2,
            (long) Ports.QUEUE_ADMIN,
            (long) Ports.AUTOSCALING_METRICS,
            (long) Ports.USER_METRICS,
            (long) Ports.PROFILING);
    private static final Set<String> PORT_NAMES = Set.of("", "http1", "h2c");
    private static final Set<String> MESSAGE_POLICIES = Set.of("", "File", "FallbackToLogsOnError");
    private static final int LAST_PORT = 65535;
    private static final int LONGEST_IMAGE = 1000;
    private static final Pattern IMAGE =
            Pattern.compile("([A-Za-z0-9.-]+(:\\d+)?/)?[a-z0-9._/-]+(:[A-Za-z0-9_.-]{1,127})?(@sha256:[a-f0-9]{64})?");

    private final FeaturesSettings features;
    private final Problems problems;

    ContainerRules(FeaturesSettings features, Problems problems) {
        this.features = features;
        this.problems = problems;
    }

    void judge(Field container) {
        CONTAINER.judge(container, problems);
        name(container.at("name"));
        image(container.at("image"));
        new EnvironmentRules(features, problems).judge(container);
        ports(container.at("ports"));
        RESOURCES.judge(container.at("resources"), problems);
        warn(container.at("resources", "limits"));
        new SecurityContextRules(features, problems).judge(container.at("securityContext"));
        messagePolicy(container.at("terminationMessagePolicy"));
        volumeMounts(container.at("volumeMounts"));
        new ProbeRules(portName(container), problems).judge(container);
    }

    private void name(Field name) {
        if (name.text().equals(WellKnown.QUEUE_PROXY_CONTAINER)) {
            problems.add("\"queue-proxy\" is a reserved container name", name.path());
        }
    }

    private void image(Field image) {
        if (!image.isFilled()) {
            problems.missing(image.path());
        } else if (image.text().length() > LONGEST_IMAGE
                || !IMAGE.matcher(image.text()).matches()) {
            String quoted = GoText.quote(image.text());
            problems.addDetailed(
                    "Failed to parse image reference",
                    "image: " + quoted + ", error: could not parse reference: " + image.text(),
                    image.path());
        }
    }

    private void ports(Field ports) {
        List<Field> items = ports.items();
        if (items.size() > 1) {
            problems.addDetailed(
                    "more than one container port is set",
                    "Only a single port is allowed across all containers",
                    ports.path());
        }
        items.forEach(this::port);
    }

    private void port(Field port) {
        PORT.judge(port, problems);
        Field number = port.at("containerPort");
        number.number().ifPresent(value -> number(value, number.path()));
        if (!Set.of("", "TCP").contains(port.at("protocol").text())) {
            problems.invalid(port.at("protocol").text(), port.pathOf("protocol"));
        }
        if (!PORT_NAMES.contains(port.at("name").text())) {
            problems.addDetailed(
                    "Port name " + port.at("name").text() + " is not allowed",
                    "Name must be empty, or one of: 'h2c', 'http1'",
                    port.path());
        }
    }

    private void number(long value, String path) {
        if (RESERVED_PORTS.contains(value)) {
            problems.invalid(
                    value + " is a reserved port", path, value + " is a reserved port, please use a different value");
        }
        if (value < 0 || value > LAST_PORT) {
            problems.outOfBounds(value, 0, LAST_PORT, path);
        }
    }

    private void messagePolicy(Field policy) {
        if (!MESSAGE_POLICIES.contains(policy.text())) {
            problems.invalid(policy.text(), policy.path());
        }
    }

    private void volumeMounts(Field mounts) {
        if (mounts.isFilled()) {
            problems.unsupported("a pod's files are those of its application", mounts.path());
        }
    }

    private void warn(Field field) {
        if (field.isFilled() && !field.node().isEmpty()) {
            problems.warn(NOT_ENFORCED, field.path());
        }
    }

    private static String portName(Field container) {
        return container.at("ports").items().stream()
                .map(port -> port.at("name").text())
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse(Ports.HTTP);
    }
}
