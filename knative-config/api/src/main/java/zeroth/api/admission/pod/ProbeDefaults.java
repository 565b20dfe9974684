package zeroth.api.admission.pod;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import zeroth.api.admission.field.Field;

/** What a container's probes get that their author left out. */
final class ProbeDefaults {
    static final List<String> HANDLERS = List.of("httpGet", "tcpSocket", "exec", "grpc");

    private ProbeDefaults() {}

    /** A container that serves is ready when it accepts connections on its port, whichever that is: port 0. */
    static void readiness(ObjectNode container) {
        ObjectNode probe = container.withObjectProperty("readinessProbe");
        if (HANDLERS.stream().noneMatch(handler -> Field.root(probe).at(handler).isSet())) {
            probe.putObject("tcpSocket").put("port", 0);
        }
    }

    static void complete(ObjectNode container) {
        if (container.path("readinessProbe") instanceof ObjectNode readiness) {
            thresholds(readiness);
        }
        for (String name : List.of("readinessProbe", "livenessProbe", "startupProbe")) {
            if (container.path(name).path("grpc") instanceof ObjectNode grpc
                    && !Field.root(grpc).at("service").isSet()) {
                grpc.put("service", "");
            }
        }
    }

    /** Without a period the probe is Knative's own, many times a second: that has neither of the other two. */
    private static void thresholds(ObjectNode probe) {
        atLeast(probe, "successThreshold", 1);
        if (Field.root(probe).at("periodSeconds").isFilled()) {
            atLeast(probe, "failureThreshold", 3);
            atLeast(probe, "timeoutSeconds", 1);
        }
    }

    private static void atLeast(ObjectNode probe, String name, int fallback) {
        if (!Field.root(probe).at(name).isFilled()) {
            probe.put(name, fallback);
        }
    }
}
