package zeroth.dataplane.gateway;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElectionConfig;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElectionConfigBuilder;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaseLock;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The one of several gateways that holds a Lease. Who loses it stands again. Atomics; the
 * election is Fabric8's.
 */
public final class ElectedLeadership implements Leadership {
    static final String LEASE = "zeroth-gateway-status";
    private static final Logger LOG = System.getLogger(ElectedLeadership.class.getName());

    private final AtomicBoolean leads = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final AtomicReference<CompletableFuture<?>> election =
            new AtomicReference<>(CompletableFuture.completedFuture(null));
    private final KubernetesClient client;
    private final LeaderElectionConfig config;

    private ElectedLeadership(KubernetesClient client, Fleet.Many fleet, Pace pace, Runnable elected) {
        this.client = client;
        this.config = new LeaderElectionConfigBuilder()
                .withName(LEASE)
                .withLock(new LeaseLock(fleet.namespace(), LEASE, fleet.identity()))
                .withLeaseDuration(pace.lease())
                .withRenewDeadline(pace.renewal())
                .withRetryPeriod(pace.retry())
                .withReleaseOnCancel(true)
                .withLeaderCallbacks(new LeaderCallbacks(() -> gained(elected), this::lost, _ -> {}))
                .build();
    }

    /** Stands for election; says when it was won, each time. */
    public static ElectedLeadership stand(KubernetesClient client, Fleet.Many fleet, Runnable elected) {
        return stand(client, fleet, Pace.USUAL, elected);
    }

    static ElectedLeadership stand(KubernetesClient client, Fleet.Many fleet, Pace pace, Runnable elected) {
        ElectedLeadership leadership = new ElectedLeadership(client, fleet, pace, elected);
        leadership.stand();
        return leadership;
    }

    @Override
    public boolean leads() {
        return leads.get();
    }

    @Override
    public void close() {
        closed.set(true);
        leads.set(false);
        election.get().cancel(true);
    }

    private void stand() {
        if (closed.get()) {
            return;
        }
        election.set(client.leaderElector().withConfig(config).build().start());
        if (closed.get()) {
            // Meanwhile: close() may have seen the election before this one.
            election.get().cancel(true);
        }
    }

    private void gained(Runnable elected) {
        LOG.log(Level.INFO, "This gateway now writes the status of Ingresses: lease={0}", LEASE);
        leads.set(true);
        elected.run();
    }

    private void lost() {
        leads.set(false);
        stand();
    }

    /** How soon a leader that is gone is noticed. Knative's own times are the usual ones. */
    record Pace(Duration lease, Duration renewal, Duration retry) {
        static final Pace USUAL = new Pace(Duration.ofSeconds(15), Duration.ofSeconds(10), Duration.ofSeconds(2));
    }
}
