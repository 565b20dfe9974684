package zeroth.dataplane.gateway;

import io.fabric8.knative.internal.networking.v1alpha1.Ingress;
import io.fabric8.knative.internal.networking.v1alpha1.IngressRule;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import zeroth.dataplane.gateway.IngressStatuses.Refusal;

/**
 * Writes the status of Ingresses: Ready when a probe through this gateway's own door was answered with the hash of just
 * this version, and not before. Confined to the gateway's worker.
 */
public final class StatusAnnouncer implements Announcer {
    private static final Logger LOG = System.getLogger(StatusAnnouncer.class.getName());
    private static final int CONFLICT = 409;
    private static final int NOT_FOUND = 404;

    private final KubernetesClient client;
    private final IngressStatuses statuses;
    private final DoorProbe probe;

    public StatusAnnouncer(KubernetesClient client, IngressStatuses statuses, DoorProbe probe) {
        this.client = client;
        this.statuses = statuses;
        this.probe = probe;
    }

    @Override
    public Result announce(Ingress ingress, Routes routes) {
        Optional<Refusal> refusal = Gateway.refusal(ingress).or(() -> taken(ingress, routes));
        if (refusal.isPresent()) {
            return write(ingress, statuses.refused(ingress, refusal.get()));
        }
        return statuses.isServed(ingress) || isAnswered(ingress)
                ? write(ingress, statuses.served(ingress))
                : Result.UNSETTLED;
    }

    private static Optional<Refusal> taken(Ingress ingress, Routes routes) {
        String hash = IngressHash.of(ingress);
        return doors(ingress)
                .filter(door -> !routes.hash(door.entrance(), door.host())
                        .filter(hash::equals)
                        .isPresent())
                .findFirst()
                .map(door ->
                        new Refusal("HostTaken", "Another Ingress serves the host %s already".formatted(door.host())));
    }

    private boolean isAnswered(Ingress ingress) {
        String hash = IngressHash.of(ingress);
        return doors(ingress).allMatch(door -> probe.answers(door.entrance(), door.host(), hash));
    }

    private static Stream<Door> doors(Ingress ingress) {
        return ingress.getSpec().getRules().stream().flatMap(StatusAnnouncer::doors);
    }

    private static Stream<Door> doors(IngressRule rule) {
        return rule.getHosts().stream().map(host -> new Door(IngressReader.entrance(rule), host));
    }

    private Result write(Ingress old, Ingress next) {
        if (Objects.equals(next.getStatus(), old.getStatus())) {
            return Result.TOLD;
        }
        try {
            client.resource(next).updateStatus();
            return Result.TOLD;
        } catch (KubernetesClientException e) {
            return failed(next, e);
        }
    }

    /** Whoever changed or deleted the object meanwhile causes another announcement. */
    private static Result failed(Ingress ingress, KubernetesClientException e) {
        if (e.getCode() == CONFLICT || e.getCode() == NOT_FOUND) {
            return Result.TOLD;
        }
        LOG.log(
                Level.WARNING,
                "The status of an Ingress could not be written: ingress="
                        + ingress.getMetadata().getName(),
                e);
        return Result.UNSETTLED;
    }

    private record Door(Entrance entrance, String host) {}
}
