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
    public void announce(Ingress ingress, Routes routes) {
        Ingress next = objection(ingress, routes)
                .map(refusal -> statuses.refused(ingress, refusal))
                .orElseGet(() -> statuses.served(ingress));
        if (!Objects.equals(next.getStatus(), ingress.getStatus())) {
            write(next);
        }
    }

    private Optional<Refusal> objection(Ingress ingress, Routes routes) {
        return Unsupported.in(ingress).or(() -> taken(ingress, routes)).or(() -> unanswered(ingress));
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

    /** What is Ready in this version was probed before. */
    private Optional<Refusal> unanswered(Ingress ingress) {
        if (statuses.isServed(ingress)) {
            return Optional.empty();
        }
        String hash = IngressHash.of(ingress);
        return doors(ingress)
                .filter(door -> !probe.answers(door.entrance(), door.host(), hash))
                .findFirst()
                .map(door -> new Refusal("ProbeFailed", "The gateway does not answer for %s".formatted(door.host())));
    }

    private static Stream<Door> doors(Ingress ingress) {
        return ingress.getSpec().getRules().stream().flatMap(StatusAnnouncer::doors);
    }

    private static Stream<Door> doors(IngressRule rule) {
        return rule.getHosts().stream().map(host -> new Door(IngressReader.entrance(rule), host));
    }

    /** Whoever changed or deleted the object meanwhile causes another announcement. */
    private void write(Ingress next) {
        try {
            client.resource(next).updateStatus();
        } catch (KubernetesClientException e) {
            if (e.getCode() != CONFLICT && e.getCode() != NOT_FOUND) {
                throw e;
            }
            LOG.log(
                    Level.DEBUG,
                    "The Ingress changed meanwhile: ingress={0}",
                    next.getMetadata().getName());
        }
    }

    private record Door(Entrance entrance, String host) {}
}
