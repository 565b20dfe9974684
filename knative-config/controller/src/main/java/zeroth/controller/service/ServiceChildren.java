package zeroth.controller.service;

import io.fabric8.knative.serving.v1.Configuration;
import io.fabric8.knative.serving.v1.ConfigurationBuilder;
import io.fabric8.knative.serving.v1.Route;
import io.fabric8.knative.serving.v1.RouteBuilder;
import io.fabric8.knative.serving.v1.Service;
import io.fabric8.knative.serving.v1.TrafficTarget;
import io.fabric8.knative.serving.v1.TrafficTargetBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import zeroth.controller.reconcile.Owner;
import zeroth.names.Annotations;
import zeroth.names.Labels;

/** Configuration and Route as a Service wants them. */
final class ServiceChildren {
    private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";
    private static final Set<String> OF_THE_ROUTE_ALONE =
            Set.of(Annotations.ROLLOUT_DURATION, "serving.knative.dev/rolloutDuration");

    private ServiceChildren() {}

    static Configuration configuration(Service service) {
        Map<String, String> labels = labels(service);
        labels.put(Labels.SERVICE_UID, service.getMetadata().getUid());
        Map<String, String> annotations = annotations(service);
        annotations.keySet().removeAll(OF_THE_ROUTE_ALONE);
        annotations.put(Annotations.ROUTES, service.getMetadata().getName());
        return new ConfigurationBuilder()
                .withMetadata(metadata(service, labels, annotations))
                .withNewSpec()
                .withTemplate(service.getSpec().getTemplate())
                .endSpec()
                .build();
    }

    static Route route(Service service) {
        return new RouteBuilder()
                .withMetadata(metadata(service, labels(service), annotations(service)))
                .withNewSpec()
                .withTraffic(traffic(service))
                .endSpec()
                .build();
    }

    /** Routes of others may send traffic to the Configuration too; their names stay. */
    static Configuration revise(Configuration found, Configuration desired) {
        Map<String, String> annotations = new TreeMap<>(desired.getMetadata().getAnnotations());
        annotations.put(Annotations.ROUTES, routes(found, desired));
        return new ConfigurationBuilder(found)
                .editMetadata()
                .withLabels(desired.getMetadata().getLabels())
                .withAnnotations(annotations)
                .endMetadata()
                .withSpec(desired.getSpec())
                .build();
    }

    static Route revise(Route found, Route desired) {
        return new RouteBuilder(found)
                .editMetadata()
                .withLabels(desired.getMetadata().getLabels())
                .withAnnotations(desired.getMetadata().getAnnotations())
                .endMetadata()
                .withSpec(desired.getSpec())
                .build();
    }

    private static String routes(Configuration found, Configuration desired) {
        Set<String> names = new TreeSet<>();
        for (Configuration configuration : List.of(found, desired)) {
            Optional.ofNullable(configuration.getMetadata().getAnnotations().get(Annotations.ROUTES))
                    .filter(text -> !text.isEmpty())
                    .ifPresent(text -> names.addAll(List.of(text.split(","))));
        }
        return String.join(",", names);
    }

    private static List<TrafficTarget> traffic(Service service) {
        return service.getSpec().getTraffic().stream()
                .map(target -> toTheService(service, target))
                .toList();
    }

    private static TrafficTarget toTheService(Service service, TrafficTarget target) {
        return Optional.ofNullable(target.getRevisionName())
                .filter(name -> !name.isEmpty())
                .map(_ -> target)
                .orElseGet(() -> new TrafficTargetBuilder(target)
                        .withConfigurationName(service.getMetadata().getName())
                        .build());
    }

    private static Map<String, String> labels(Service service) {
        Map<String, String> labels = new TreeMap<>(service.getMetadata().getLabels());
        labels.put(Labels.SERVICE, service.getMetadata().getName());
        return labels;
    }

    private static Map<String, String> annotations(Service service) {
        Map<String, String> annotations = new TreeMap<>(service.getMetadata().getAnnotations());
        annotations.remove(LAST_APPLIED);
        return annotations;
    }

    private static ObjectMeta metadata(Service service, Map<String, String> labels, Map<String, String> annotations) {
        return new ObjectMetaBuilder()
                .withName(service.getMetadata().getName())
                .withNamespace(service.getMetadata().getNamespace())
                .withLabels(labels)
                .withAnnotations(annotations)
                .withOwnerReferences(Owner.reference(service))
                .build();
    }
}
