package zeroth.node.slice;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import zeroth.names.Labels;
import zeroth.node.pod.PodEndpoint;
import zeroth.node.pod.PodKey;
import zeroth.node.reconcile.WorkQueue;
import zeroth.queueproxy.time.Timer;

/** Keeps the EndpointSlices of each namespace's Services. Everything happens on the queue's thread. */
public final class Slices implements AutoCloseable {
    private final KubernetesClient client;
    private final Function<String, List<PodEndpoint>> endpoints;
    private final WorkQueue<String> namespaces;

    private Slices(KubernetesClient client, Timer timer, Function<String, List<PodEndpoint>> endpoints) {
        this.client = client;
        this.endpoints = endpoints;
        this.namespaces = WorkQueue.start("endpoint-slices", timer, this::reconcile);
    }

    /**
     * Begins to work.
     *
     * @param endpoints the pods of a namespace
     */
    public static Slices start(KubernetesClient client, Timer timer, Function<String, List<PodEndpoint>> endpoints) {
        return new Slices(client, timer, endpoints);
    }

    /** Something about this pod changed; done when its slices say so. */
    public CompletionStage<Void> changed(Pod pod) {
        return namespaces.add(pod.getMetadata().getNamespace());
    }

    /** A Service came, changed or went. */
    public void changed(Service service) {
        var _ = namespaces.add(service.getMetadata().getNamespace());
    }

    @Override
    public void close() {
        namespaces.close();
    }

    private void reconcile(String namespace) {
        Map<PodKey, EndpointSlice> wanted = wanted(namespace);
        for (EndpointSlice slice : present(namespace)) {
            EndpointSlice next = wanted.remove(PodKey.of(slice));
            if (next == null) {
                client.resource(slice).delete();
            } else {
                update(slice, next);
            }
        }
        wanted.values().forEach(slice -> client.resource(slice).create());
    }

    private Map<PodKey, EndpointSlice> wanted(String namespace) {
        List<PodEndpoint> pods = endpoints.apply(namespace);
        Map<PodKey, EndpointSlice> wanted = new HashMap<>();
        for (Service service : services(namespace)) {
            pods.stream()
                    .filter(pod -> SliceMaker.selects(service, pod))
                    .map(pod -> SliceMaker.slice(service, pod))
                    .forEach(slice -> wanted.put(PodKey.of(slice), slice));
        }
        return wanted;
    }

    private List<Service> services(String namespace) {
        return client.services().inNamespace(namespace).list().getItems();
    }

    private List<EndpointSlice> present(String namespace) {
        return client.discovery()
                .v1()
                .endpointSlices()
                .inNamespace(namespace)
                .withLabel(SliceMaker.MANAGED_BY, SliceMaker.MANAGER)
                .withLabel(Labels.KUBERNETES_SERVICE_NAME)
                .list()
                .getItems();
    }

    private void update(EndpointSlice now, EndpointSlice next) {
        boolean same = now.getEndpoints().equals(next.getEndpoints())
                && now.getPorts().equals(next.getPorts())
                && now.getMetadata().getLabels().equals(next.getMetadata().getLabels());
        if (!same) {
            next.getMetadata().setResourceVersion(now.getMetadata().getResourceVersion());
            client.resource(next).update();
        }
    }
}
