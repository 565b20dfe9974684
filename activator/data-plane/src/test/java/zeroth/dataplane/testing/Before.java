package zeroth.dataplane.testing;

import io.fabric8.knative.internal.networking.v1alpha1.Ingress;
import io.fabric8.knative.serving.v1.Revision;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.Endpoints;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.NonDeletingOperation;
import java.util.List;
import java.util.stream.Stream;

/** What an API server has before a test, so that it has just that afterwards: ConfigMaps, and nothing else that tests make. */
record Before(List<ConfigMap> configMaps) {
    private static final List<Class<? extends HasMetadata>> MADE_BY_TESTS = List.of(
            Ingress.class,
            Revision.class,
            Service.class,
            Endpoints.class,
            EndpointSlice.class,
            Secret.class,
            Lease.class);

    static Before of(KubernetesClient client) {
        return new Before(configMaps(client));
    }

    void restore(KubernetesClient client) {
        MADE_BY_TESTS.forEach(
                kind -> all(client, kind).forEach(made -> client.resource(made).delete()));
        List<ConfigMap> now = configMaps(client);
        now.stream()
                .filter(map -> isNot(map, configMaps))
                .forEach(map -> client.resource(map).delete());
        configMaps.stream()
                .filter(map -> isNot(map, now))
                .forEach(map -> client.resource(anew(map)).createOr(NonDeletingOperation::update));
    }

    private static List<ConfigMap> configMaps(KubernetesClient client) {
        return all(client, ConfigMap.class).toList();
    }

    private static <T extends HasMetadata> Stream<T> all(KubernetesClient client, Class<T> kind) {
        return client.resources(kind).inAnyNamespace().list().getItems().stream();
    }

    private static boolean isNot(ConfigMap map, List<ConfigMap> among) {
        return among.stream()
                .noneMatch(other -> map.getMetadata()
                        .getResourceVersion()
                        .equals(other.getMetadata().getResourceVersion()));
    }

    private static ConfigMap anew(ConfigMap map) {
        return new ConfigMapBuilder(map)
                .editMetadata()
                .withResourceVersion(null)
                .withUid(null)
                .endMetadata()
                .build();
    }
}
