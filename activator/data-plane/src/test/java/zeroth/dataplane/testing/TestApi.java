package zeroth.dataplane.testing;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import io.fabric8.knative.internal.networking.v1alpha1.Ingress;
import io.fabric8.knative.pkg.apis.Condition;
import io.fabric8.knative.serving.v1.Revision;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Map;
import java.util.Optional;

/** The embedded API server, with the objects that a data plane looks at; closed, it is as it was before. */
public final class TestApi implements AutoCloseable {
    private static final String CLASS = "zeroth.ingress.networking.knative.dev";

    public final KubernetesClient client;
    private final Before before;

    TestApi(KubernetesClient client) {
        this.client = client;
        this.before = Before.of(client);
    }

    /** From now on that ConfigMap of the system's says that. */
    public void configure(String name, Map<String, String> data) {
        client.configMaps().inNamespace("knative-serving").withName(name).edit(map -> {
            map.setData(data);
            return map;
        });
    }

    public <T extends HasMetadata> T apply(String yaml, Class<T> kind) {
        return client.resource(Serialization.unmarshal(yaml, kind)).createOr(resource -> resource.update());
    }

    /** An Ingress of the gateway's class whose specification says that. */
    public void ingress(String name, String spec) {
        apply("""
                apiVersion: networking.internal.knative.dev/v1alpha1
                kind: Ingress
                metadata:
                  namespace: default
                  name: %s
                  annotations: {networking.knative.dev/ingress.class: %s}
                spec: {%s}
                """.formatted(name, CLASS, spec), Ingress.class);
    }

    /** A Revision without a limit, and its one pod. */
    public void revision(String name, FakePod pod) {
        apply("""
                apiVersion: serving.knative.dev/v1
                kind: Revision
                metadata: {namespace: default, name: %s}
                spec: {timeoutSeconds: 300, containers: [{image: dev.local/hello}]}
                """.formatted(name), Revision.class);
        slice(
                "default",
                name + "-private",
                "a",
                "serving.knative.dev/revision: " + name,
                pod.pod().port());
    }

    /** One address of a Service, on this machine. */
    public void slice(String namespace, String service, String name, String labels, int port) {
        apply("""
                apiVersion: discovery.k8s.io/v1
                kind: EndpointSlice
                metadata:
                  namespace: %s
                  name: %s-%s
                  labels: {kubernetes.io/service-name: %s, %s}
                addressType: IPv4
                ports: [{name: http, port: %d}]
                endpoints:
                - {addresses: [127.0.0.1], conditions: {ready: true}, targetRef: {kind: Pod, name: a}}
                """.formatted(namespace, service, name, service, labels, port), EndpointSlice.class);
    }

    public Ingress get(String name) {
        return client.resources(Ingress.class)
                .inNamespace("default")
                .withName(name)
                .get();
    }

    public void awaitReady(String name) {
        await().atMost(10, SECONDS).until(() -> isReady(name));
    }

    public boolean isReady(String name) {
        Ingress ingress = get(name);
        return ready(ingress)
                        .filter(condition -> "True".equals(condition.getStatus()))
                        .isPresent()
                && ingress.getMetadata()
                        .getGeneration()
                        .equals(ingress.getStatus().getObservedGeneration());
    }

    /** Why it is not Ready. */
    public String reason(String name) {
        return ready(get(name))
                .map(condition -> String.valueOf(condition.getReason()))
                .orElse("");
    }

    @Override
    public void close() {
        before.restore(client);
    }

    private static Optional<Condition> ready(Ingress ingress) {
        return Optional.ofNullable(ingress.getStatus())
                .flatMap(status -> Optional.ofNullable(status.getConditions()))
                .flatMap(conditions -> conditions.stream()
                        .filter(condition -> condition.getType().equals("Ready"))
                        .findFirst());
    }
}
