package zeroth.dataplane.gateway;

import io.fabric8.knative.internal.networking.v1alpha1.Ingress;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.vertx.core.Future;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import zeroth.dataplane.watch.Worker;

/**
 * Writes the status of Ingresses: Ready when a probe through the door of every gateway was answered with the hash of just
 * this version, and not before. Only the leader of several writes. On a worker of its own, so that a gateway that does not
 * answer holds up no route; the latest verdicts are an atomic reference.
 */
public final class StatusAnnouncer implements Announcer {
    private static final Logger LOG = System.getLogger(StatusAnnouncer.class.getName());
    private static final Duration RETRY = Duration.ofMillis(200);
    private static final int CONFLICT = 409;
    private static final int NOT_FOUND = 404;

    private final AtomicReference<List<Verdict>> latest = new AtomicReference<>(List.of());
    private final AtomicBoolean asked = new AtomicBoolean();
    private final KubernetesClient client;
    private final Worker worker;
    private final IngressStatuses statuses;
    private final DoorProbe probe;
    private final Leadership leadership;

    public StatusAnnouncer(
            KubernetesClient client, Worker worker, IngressStatuses statuses, DoorProbe probe, Leadership leadership) {
        this.client = client;
        this.worker = worker;
        this.statuses = statuses;
        this.probe = probe;
        this.leadership = leadership;
    }

    @Override
    public void announce(List<Verdict> verdicts) {
        latest.set(verdicts);
        again();
    }

    /** Tells of the latest verdicts once more: something else has changed. */
    public void again() {
        if (asked.compareAndSet(false, true)) {
            worker.submit(this::tell);
        }
    }

    private void tell() {
        asked.set(false);
        if (!leadership.leads()) {
            return;
        }
        List<Telling> tellings = latest.get().stream().map(this::begin).toList();
        long unsettled = tellings.stream().filter(telling -> !end(telling)).count();
        if (unsettled > 0) {
            worker.submitAfter(RETRY, this::again);
        }
    }

    /** All are asked at once: one that takes its time costs the others none. */
    private Telling begin(Verdict verdict) {
        boolean clear = verdict.refusal().isPresent() || statuses.isServed(verdict.ingress());
        return new Telling(verdict, clear ? Future.succeededFuture(true) : probe.isServed(verdict));
    }

    private boolean end(Telling telling) {
        Ingress ingress = telling.verdict().ingress();
        return telling.verdict()
                .refusal()
                .map(refusal -> write(ingress, statuses.refused(ingress, refusal)))
                .orElseGet(() -> telling.answered() && write(ingress, statuses.served(ingress)));
    }

    private boolean write(Ingress old, Ingress next) {
        if (Objects.equals(next.getStatus(), old.getStatus())) {
            return true;
        }
        try {
            client.resource(next).updateStatus();
            return true;
        } catch (KubernetesClientException e) {
            return isSettled(next, e);
        }
    }

    /** Whoever changed or deleted the object meanwhile causes another announcement. */
    private static boolean isSettled(Ingress ingress, KubernetesClientException e) {
        if (e.getCode() == CONFLICT || e.getCode() == NOT_FOUND) {
            return true;
        }
        LOG.log(
                Level.WARNING,
                "The status of an Ingress could not be written: ingress="
                        + ingress.getMetadata().getName(),
                e);
        return false;
    }

    private record Telling(Verdict verdict, Future<Boolean> served) {
        boolean answered() {
            return served.toCompletionStage().toCompletableFuture().join();
        }
    }
}
