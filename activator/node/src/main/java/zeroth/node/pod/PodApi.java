package zeroth.node.pod;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.PodResource;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Pods of the API, by name and uid: another pod of the same name is never touched. Immutable. */
final class PodApi {
    private final KubernetesClient client;

    PodApi(KubernetesClient client) {
        this.client = client;
    }

    List<Pod> all() {
        return client.pods().inAnyNamespace().list().getItems();
    }

    Optional<Pod> find(PodKey key) {
        return Optional.ofNullable(resource(key).get());
    }

    /** Writes the status of the pod as it is now, if it is still there. */
    void updateStatus(Pod pod, Consumer<Pod> change) {
        current(pod).ifPresent(now -> {
            change.accept(now);
            ignoringGone(() -> client.resource(now).updateStatus());
        });
    }

    /** Takes the pod out of the API: nothing of it runs any more. */
    void remove(Pod pod) {
        current(pod)
                .ifPresent(now -> ignoringGone(
                        () -> resource(PodKey.of(pod)).withGracePeriod(0).delete()));
    }

    private Optional<Pod> current(Pod pod) {
        return find(PodKey.of(pod))
                .filter(now ->
                        now.getMetadata().getUid().equals(pod.getMetadata().getUid()));
    }

    private PodResource resource(PodKey key) {
        return client.pods().inNamespace(key.namespace()).withName(key.name());
    }

    private static void ignoringGone(Runnable write) {
        try {
            write.run();
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_NOT_FOUND) {
                throw e;
            }
        }
    }
}
