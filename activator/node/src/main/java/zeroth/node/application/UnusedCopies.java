package zeroth.node.application;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import zeroth.api.application.Application;
import zeroth.node.application.ImageReference.Pinned;

/** Deletes copies that no Application, Deployment or pod of the API names. Immutable. */
final class UnusedCopies {
    private static final Logger LOG = System.getLogger(UnusedCopies.class.getName());
    /** Between an Application's status and the Deployment that names its image lie a Revision and some time. */
    private static final Duration SPARED = Duration.ofHours(1);

    private final KubernetesClient client;
    private final ApplicationStore store;

    UnusedCopies(KubernetesClient client, ApplicationStore store) {
        this.client = client;
        this.store = store;
    }

    void collect() {
        try {
            store.collect(used(), SPARED);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "copies of applications that nobody uses could not be deleted", e);
        }
    }

    private Set<String> used() {
        return Stream.of(ofApplications(), ofDeployments(), ofPods())
                .flatMap(Function.identity())
                .map(ImageReference::parse)
                .filter(Pinned.class::isInstance)
                .map(reference -> ((Pinned) reference).hash())
                .collect(Collectors.toSet());
    }

    private Stream<String> ofApplications() {
        return client.resources(Application.class).list().getItems().stream()
                .map(application -> application.getStatus().image())
                .filter(Objects::nonNull);
    }

    private Stream<String> ofDeployments() {
        return client.apps().deployments().inAnyNamespace().list().getItems().stream()
                .map(Deployment::getSpec)
                .flatMap(spec -> images(spec.getTemplate().getSpec()));
    }

    private Stream<String> ofPods() {
        return client.pods().inAnyNamespace().list().getItems().stream()
                .map(Pod::getSpec)
                .flatMap(UnusedCopies::images);
    }

    private static Stream<String> images(PodSpec spec) {
        return spec.getContainers().stream().map(container -> container.getImage());
    }
}
