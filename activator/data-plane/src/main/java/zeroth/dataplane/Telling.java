package zeroth.dataplane;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import zeroth.dataplane.gateway.Announcer;
import zeroth.dataplane.gateway.DoorProbe;
import zeroth.dataplane.gateway.Doors;
import zeroth.dataplane.gateway.ElectedLeadership;
import zeroth.dataplane.gateway.Fleet;
import zeroth.dataplane.gateway.IngressStatuses;
import zeroth.dataplane.gateway.Leadership;
import zeroth.dataplane.gateway.ServiceDoors;
import zeroth.dataplane.gateway.StatusAnnouncer;
import zeroth.dataplane.watch.Worker;
import zeroth.names.WellKnown;
import zeroth.queueproxy.parts.Parts;

/** Wires who tells the owners of Ingresses: a gateway that is alone asks itself, of several the elected one asks all. */
public record Telling(Vertx vertx, KubernetesClient client, String host, String clusterDomain, InstantSource clock) {
    /** Begins; {@code parts} ends it. */
    public Announcer begin(Fleet fleet, Parts parts, int externalPort, int localPort) {
        Worker worker = parts.add(new Worker("gateway-status"));
        return switch (fleet) {
            case Fleet.Alone _ -> alone(parts, worker, Doors.of(host, externalPort, localPort));
            case Fleet.Many many -> oneOf(many, parts, worker);
        };
    }

    private Announcer alone(Parts parts, Worker worker, Doors doors) {
        IngressStatuses statuses = new IngressStatuses(
                IngressStatuses.at(host), domain(WellKnown.ACTIVATOR_SERVICE, WellKnown.SYSTEM_NAMESPACE), clock);
        DoorProbe probe = parts.add(new DoorProbe(vertx, doors));
        return new StatusAnnouncer(client, worker, statuses, probe, Leadership.alone());
    }

    private Announcer oneOf(Fleet.Many fleet, Parts parts, Worker worker) {
        AtomicReference<Runnable> again = new AtomicReference<>(() -> {});
        ServiceDoors doors =
                parts.add(ServiceDoors.follow(client, fleet, () -> again.get().run()));
        Leadership leadership = parts.add(
                ElectedLeadership.stand(client, fleet, () -> again.get().run()));
        IngressStatuses statuses = new IngressStatuses(
                IngressStatuses.behind(domain(fleet.publicService(), fleet.namespace())),
                domain(fleet.privateService(), fleet.namespace()),
                clock);
        StatusAnnouncer announcer =
                new StatusAnnouncer(client, worker, statuses, parts.add(new DoorProbe(vertx, doors)), leadership);
        again.set(announcer::again);
        return announcer;
    }

    private String domain(String service, String namespace) {
        return "%s.%s.svc.%s".formatted(service, namespace, clusterDomain);
    }
}
