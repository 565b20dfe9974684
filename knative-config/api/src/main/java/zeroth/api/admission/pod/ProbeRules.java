package zeroth.api.admission.pod;

import java.util.List;
import java.util.Map;
import zeroth.api.admission.field.Field;
import zeroth.api.admission.field.Problems;

/** What may stand in the probes of a container that serves. */
final class ProbeRules {
    private static final Mask PROBE = Mask.of(
            "httpGet",
            "tcpSocket",
            "exec",
            "grpc",
            "initialDelaySeconds",
            "timeoutSeconds",
            "periodSeconds",
            "successThreshold",
            "failureThreshold");
    private static final Map<String, Mask> HANDLERS = Map.of(
            "httpGet", Mask.of("host", "path", "scheme", "httpHeaders", "port"),
            "tcpSocket", Mask.of("host", "port"),
            "exec", Mask.of("command"),
            "grpc", Mask.of("port", "service"));

    private final String portName;
    private final Problems problems;

    ProbeRules(String portName, Problems problems) {
        this.portName = portName;
        this.problems = problems;
    }

    void judge(Field container) {
        container.at("readinessProbe").ifSet().ifPresent(this::readiness);
        container.at("livenessProbe").ifSet().ifPresent(this::kubelets);
        container.at("startupProbe").ifSet().ifPresent(this::kubelets);
    }

    /** A probe that is not queue-proxy's. */
    private void kubelets(Field probe) {
        probe(probe);
        if (probe.at("grpc").isSet()) {
            problems.unsupported("only readiness is probed by gRPC", probe.pathOf("grpc"));
        }
    }

    private void readiness(Field probe) {
        probe(probe);
        atLeast(0, probe.at("periodSeconds"));
        atLeast(0, probe.at("initialDelaySeconds"));
        atLeast(1, probe.at("successThreshold"));
        if (probe.at("periodSeconds").isFilled()) {
            atLeast(1, probe.at("timeoutSeconds"));
            atLeast(1, probe.at("failureThreshold"));
        } else {
            forbidden(probe.at("failureThreshold"));
            forbidden(probe.at("timeoutSeconds"));
        }
    }

    private void probe(Field probe) {
        PROBE.judge(probe, problems);
        List<Field> handlers = ProbeDefaults.HANDLERS.stream()
                .map(probe::at)
                .filter(Field::isSet)
                .toList();
        handlers.forEach(this::handler);
        if (handlers.isEmpty()) {
            problems.neither(ProbeDefaults.HANDLERS.stream().map(probe::pathOf).toArray(String[]::new));
        } else if (handlers.size() > 1) {
            problems.both(handlers.stream().map(Field::path).toArray(String[]::new));
        }
    }

    private void handler(Field handler) {
        HANDLERS.getOrDefault(handler.name(), PROBE).judge(handler, problems);
        Field port = handler.at("port");
        if (port.node().isTextual() && port.isFilled() && !port.text().equals(portName)) {
            problems.invalid(port.text(), port.path(), "Probe port must match container port");
        }
    }

    private void atLeast(int lowest, Field field) {
        long value = field.number().orElse(0);
        if (value < lowest) {
            problems.outOfBounds(value, lowest, Integer.MAX_VALUE, field.path());
        }
    }

    private void forbidden(Field field) {
        if (field.isFilled()) {
            problems.add(field.name() + " is disallowed when periodSeconds is zero", field.path());
        }
    }
}
