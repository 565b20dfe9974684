package zeroth.node.deployment;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentSpec;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import zeroth.node.deployment.Rollout.Step;
import zeroth.node.pod.PodKey;
import zeroth.node.reconcile.WorkQueue;
import zeroth.queueproxy.time.Timer;

/**
 * Makes and deletes pods until each Deployment has those that it wants, and writes its status. Reads from the API each
 * time, so no step is taken twice. Everything happens on the queue's thread.
 */
public final class Deployments implements AutoCloseable {
    /** How often a pod's availability is looked at when a Deployment asks for some time of readiness. */
    private static final Duration MATURING = Duration.ofSeconds(1);

    private final KubernetesClient client;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final WorkQueue<PodKey> queue;

    private Deployments(KubernetesClient client, InstantSource clock, Timer timer, RandomGenerator random) {
        this.client = client;
        this.clock = clock;
        this.random = random;
        this.queue = WorkQueue.start("deployments", timer, this::reconcile);
    }

    /** Begins to work. */
    public static Deployments start(KubernetesClient client, InstantSource clock, Timer timer, RandomGenerator random) {
        return new Deployments(client, clock, timer, random);
    }

    /** A Deployment came, changed or went. */
    public void changed(Deployment deployment) {
        changed(PodKey.of(deployment));
    }

    private void changed(PodKey key) {
        var _ = queue.add(key);
    }

    /** A pod came, changed or went. */
    public void changed(Pod pod) {
        pod.getMetadata().getOwnerReferences().stream()
                .filter(owner -> owner.getKind().equals("Deployment"))
                .map(owner -> new PodKey(pod.getMetadata().getNamespace(), owner.getName()))
                .forEach(this::changed);
    }

    @Override
    public void close() {
        queue.close();
    }

    private void reconcile(PodKey key) {
        Optional.ofNullable(client.apps()
                        .deployments()
                        .inNamespace(key.namespace())
                        .withName(key.name())
                        .get())
                .filter(deployment -> deployment.getMetadata().getDeletionTimestamp() == null)
                .ifPresent(this::reconcile);
    }

    private void reconcile(Deployment deployment) {
        List<Pod> pods = pods(deployment);
        pods.stream().filter(Deployments::isLeft).forEach(this::delete);
        Rollout rollout = rollout(deployment, pods);
        Step step = rollout.step(clock.instant());
        step.delete().forEach(this::delete);
        Optional<String> failure = create(deployment, step.create());
        writeStatus(deployment, failure);
        failure.ifPresent(message -> {
            throw new IllegalStateException(message);
        });
    }

    /** Ended by itself: it makes room for another. */
    private static boolean isLeft(Pod pod) {
        return Replica.isOver(pod) && pod.getMetadata().getDeletionTimestamp() == null;
    }

    private Rollout rollout(Deployment deployment, List<Pod> pods) {
        DeploymentSpec spec = deployment.getSpec();
        List<Replica> replicas = replicas(deployment, pods);
        int wanted = wanted(spec);
        return new Rollout(wanted, Strategy.of(spec, wanted), minReady(spec), replicas, pods.size() - replicas.size());
    }

    private List<Replica> replicas(Deployment deployment, List<Pod> pods) {
        PodTemplate template = PodTemplate.of(deployment);
        return pods.stream()
                .filter(Replica::counts)
                .map(pod -> Replica.of(pod, template))
                .toList();
    }

    private Optional<String> create(Deployment deployment, int count) {
        PodTemplate template = PodTemplate.of(deployment);
        try {
            for (int i = 0; i < count; i++) {
                client.resource(template.make(random)).create();
            }
            return Optional.empty();
        } catch (KubernetesClientException e) {
            return Optional.of("pods could not be made: " + e.getMessage());
        }
    }

    private void delete(Pod pod) {
        client.resource(pod).delete();
    }

    private void writeStatus(Deployment deployment, Optional<String> failure) {
        Instant now = clock.instant();
        DeploymentSpec spec = deployment.getSpec();
        List<Replica> replicas = replicas(deployment, pods(deployment));
        Counts counts = Counts.of(wanted(spec), replicas, minReady(spec), now);
        DeploymentStatus status =
                new DeploymentStatuses(deployment, counts, unavailableAllowed(spec), now).status(failure);
        if (!status.equals(deployment.getStatus())) {
            deployment.setStatus(status);
            client.resource(deployment).updateStatus();
        }
        lookAgain(deployment, counts, status, now);
    }

    private void lookAgain(Deployment deployment, Counts counts, DeploymentStatus status, Instant now) {
        Optional<Duration> maturing = counts.ready() > counts.available() ? Optional.of(MATURING) : Optional.empty();
        maturing.or(() -> DeploymentStatuses.untilDeadline(deployment, status, now))
                .ifPresent(delay -> queue.addAfter(PodKey.of(deployment), delay));
    }

    private List<Pod> pods(Deployment deployment) {
        LabelSelector selector = deployment.getSpec().getSelector();
        return client
                .pods()
                .inNamespace(deployment.getMetadata().getNamespace())
                .withLabelSelector(selector)
                .list()
                .getItems()
                .stream()
                .filter(pod -> isOwned(pod, deployment))
                .toList();
    }

    private static boolean isOwned(Pod pod, Deployment deployment) {
        return pod.getMetadata().getOwnerReferences().stream()
                .anyMatch(
                        owner -> owner.getUid().equals(deployment.getMetadata().getUid()));
    }

    private static int unavailableAllowed(DeploymentSpec spec) {
        return Strategy.of(spec, wanted(spec)) instanceof Strategy.Rolling rolling ? rolling.unavailable() : 0;
    }

    private static int wanted(DeploymentSpec spec) {
        return spec.getReplicas() == null ? 1 : spec.getReplicas();
    }

    private static Duration minReady(DeploymentSpec spec) {
        return Duration.ofSeconds(spec.getMinReadySeconds() == null ? 0 : spec.getMinReadySeconds());
    }
}
