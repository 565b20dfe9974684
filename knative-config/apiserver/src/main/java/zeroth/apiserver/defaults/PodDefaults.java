package zeroth.apiserver.defaults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import zeroth.apiserver.object.Json;

/** The defaults of a pod and of its containers. */
final class PodDefaults {
    private static final List<String> PROBES = List.of("livenessProbe", "readinessProbe", "startupProbe");

    private PodDefaults() {}

    static void apply(ObjectNode spec) {
        Absent.put(spec, "restartPolicy", "Always");
        Absent.put(spec, "terminationGracePeriodSeconds", 30);
        Absent.put(spec, "dnsPolicy", "ClusterFirst");
        Absent.put(spec, "schedulerName", "default-scheduler");
        if (!spec.has("securityContext")) {
            spec.putObject("securityContext");
        }
        objects(spec.path("initContainers")).forEach(PodDefaults::container);
        objects(spec.path("containers")).forEach(PodDefaults::container);
    }

    private static void container(ObjectNode container) {
        Absent.put(container, "terminationMessagePath", "/dev/termination-log");
        Absent.put(container, "terminationMessagePolicy", "File");
        Absent.put(
                container, "imagePullPolicy", pullPolicy(container.path("image").asText()));
        if (!container.has("resources")) {
            container.putObject("resources");
        }
        objects(container.path("ports")).forEach(port -> Absent.put(port, "protocol", "TCP"));
        PROBES.forEach(name -> {
            if (container.get(name) instanceof ObjectNode probe) {
                probe(probe);
            }
        });
    }

    private static void probe(ObjectNode probe) {
        Absent.put(probe, "timeoutSeconds", 1);
        Absent.put(probe, "periodSeconds", 10);
        Absent.put(probe, "successThreshold", 1);
        Absent.put(probe, "failureThreshold", 3);
        if (probe.get("httpGet") instanceof ObjectNode http) {
            Absent.put(http, "path", "/");
            Absent.put(http, "scheme", "HTTP");
        }
    }

    /** An image without a version, or with the moving one, is asked for each time. */
    private static String pullPolicy(String image) {
        var name = image.substring(image.lastIndexOf('/') + 1);
        var isMoving = !name.contains("@") && (!name.contains(":") || name.endsWith(":latest"));
        return isMoving ? "Always" : "IfNotPresent";
    }

    private static List<ObjectNode> objects(JsonNode array) {
        return Json.elements(array)
                .filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast)
                .toList();
    }
}
