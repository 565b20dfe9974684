package zeroth.apiserver.defaults;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import zeroth.apiserver.kind.Kind;
import zeroth.apiserver.object.Json;
import zeroth.apiserver.object.Metadata;

/** The defaults of each built-in kind; applied to new and to changed objects alike. */
public final class Defaults {
    private static final Map<String, Default> BY_KIND = Map.of(
            "Namespace", Defaults::namespace,
            "Secret", Defaults::secret,
            "Pod", pod -> PodDefaults.apply(Json.child(pod, "spec")),
            "Deployment", Defaults::deployment,
            "Service", Defaults::service);

    private Defaults() {}

    public static void apply(Kind kind, ObjectNode object) {
        if (kind.origin() == Kind.Origin.BUILT_IN) {
            BY_KIND.getOrDefault(kind.name(), none -> {}).apply(object);
        }
    }

    /** The states that a new object begins in, where it has one of its own. */
    public static void begin(Kind kind, ObjectNode object) {
        switch (kind.title()) {
            case "Namespace" -> {
                Json.child(object, "spec").putArray("finalizers").add("kubernetes");
                Json.child(object, "status").put("phase", "Active");
            }
            case "Pod" -> Json.child(object, "status").put("phase", "Pending").put("qosClass", "BestEffort");
            case "Deployment.apps" -> Json.child(object, "status");
            case "Service" -> Json.child(Json.child(object, "status"), "loadBalancer");
            default -> {}
        }
    }

    private static void namespace(ObjectNode namespace) {
        var metadata = Metadata.of(namespace);
        Json.child(metadata.node(), "labels").put("kubernetes.io/metadata.name", metadata.name());
    }

    private static void secret(ObjectNode secret) {
        Absent.put(secret, "type", "Opaque");
        if (secret.remove("stringData") instanceof ObjectNode plain) {
            var data = Json.child(secret, "data");
            plain.properties()
                    .forEach(entry -> data.put(
                            entry.getKey(), Base64Text.of(entry.getValue().asText())));
        }
    }

    private static void deployment(ObjectNode deployment) {
        var spec = Json.child(deployment, "spec");
        Absent.put(spec, "replicas", 1);
        Absent.put(spec, "revisionHistoryLimit", 10);
        Absent.put(spec, "progressDeadlineSeconds", 600);
        var strategy = Json.child(spec, "strategy");
        Absent.put(strategy, "type", "RollingUpdate");
        if (strategy.path("type").asText().equals("RollingUpdate")) {
            var rolling = Json.child(strategy, "rollingUpdate");
            Absent.put(rolling, "maxUnavailable", "25%");
            Absent.put(rolling, "maxSurge", "25%");
        }
        PodDefaults.apply(Json.child(Json.child(spec, "template"), "spec"));
    }

    private static void service(ObjectNode service) {
        var spec = Json.child(service, "spec");
        Absent.put(spec, "type", "ClusterIP");
        Absent.put(spec, "sessionAffinity", "None");
        for (var port : spec.path("ports")) {
            if (port instanceof ObjectNode object) {
                Absent.put(object, "protocol", "TCP");
                if (!object.has("targetPort")) {
                    object.set("targetPort", object.path("port"));
                }
            }
        }
    }

    private interface Default {
        void apply(ObjectNode object);
    }
}
