package zeroth.dataplane.pods;

import io.fabric8.knative.serving.v1.Revision;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import zeroth.api.settings.NetworkSettings.MeshCompatibility;
import zeroth.dataplane.throttle.Backends;
import zeroth.dataplane.throttle.Pod;
import zeroth.dataplane.watch.Worker;
import zeroth.names.RevisionId;
import zeroth.queueproxy.limit.ConcurrencyLimit;

/**
 * Asks the addresses of Revisions themselves whether they answer, again and again until that is known of all, and brings
 * what follows to the {@link Backing}. Confined to the watch's worker.
 */
final class Probing implements View {
    private final Worker worker;
    private final Backing backing;
    private final PodProbe probe;
    private final Duration frequency;
    private final MeshCompatibility mesh;
    private final Naming naming;
    private final Installed installed;
    private final Map<RevisionId, Watched> watched = new HashMap<>();

    Probing(Worker worker, Backing backing, ApiWatch.Probes how, Installed installed) {
        this.worker = worker;
        this.backing = backing;
        this.probe = how.probe();
        this.frequency = how.frequency();
        this.mesh = how.mesh();
        this.naming = how.naming();
        this.installed = installed;
    }

    /** What else the API says of a Revision. */
    interface Installed {
        /** Its private Service, as an address. */
        Optional<Pod> service(RevisionId revision);

        Share share(RevisionId revision);

        /** It is gone, and so is what was kept of it. */
        void forget(RevisionId revision);
    }

    @Override
    public void changed(Revision revision, Addresses now) {
        RevisionReading reading = RevisionReading.of(revision);
        Watched watch = watched.computeIfAbsent(
                reading.id(), id -> new Watched(id, new Reach(new Paths(mesh, naming, reading.trust()))));
        watch.revision = revision;
        watch.limit = reading.limit();
        watch.addresses = now;
        bring(watch);
        if (!watch.asking) {
            round(watch);
        }
    }

    @Override
    public void gone(RevisionId revision) {
        watched.remove(revision);
        installed.forget(revision);
        backing.forget(revision);
    }

    private void round(Watched watch) {
        watch.asking = true;
        Addresses now = watch.addresses;
        List<Pod> unknown = watch.reach.ask(now);
        var _ = probe.ask(watch.id, unknown)
                .onComplete(replies -> submit(watch, () -> answered(watch, now, replies.result())));
    }

    private void answered(Watched watch, Addresses now, Map<Pod, PodProbe.Reply> replies) {
        switch (watch.reach.answered(now, replies)) {
            case Reach.Verdict.AskService _ -> askService(watch, now);
            case Reach.Verdict verdict -> conclude(watch, now, verdict);
        }
    }

    private void askService(Watched watch, Addresses now) {
        Optional<Pod> service = installed.service(watch.id);
        if (service.isEmpty()) {
            conclude(watch, now, new Reach.Verdict.Same());
            return;
        }
        var _ = probe.ask(watch.id, service.get())
                .onComplete(reply -> submit(
                        watch,
                        () -> conclude(
                                watch,
                                now,
                                reply.result() == PodProbe.Reply.WELL
                                        ? watch.reach.serviceAnswered(now)
                                        : new Reach.Verdict.Same())));
    }

    private void conclude(Watched watch, Addresses now, Reach.Verdict verdict) {
        watch.asking = false;
        watch.verdict = verdict instanceof Reach.Verdict.Same ? watch.verdict : verdict;
        bring(watch);
        if (!watch.addresses.equals(now)) {
            round(watch);
        } else if (watch.reach.isOpen(now) && !watch.ticking) {
            watch.ticking = true;
            worker.submitAfter(frequency, () -> tick(watch));
        }
    }

    private void tick(Watched watch) {
        watch.ticking = false;
        if (isCurrent(watch) && !watch.asking) {
            round(watch);
        }
    }

    private void bring(Watched watch) {
        backing.bring(watch.revision, backends(watch));
    }

    private Backends backends(Watched watch) {
        Share share = installed.share(watch.id);
        return switch (watch.verdict) {
            case Reach.Verdict.ToPods(List<Pod> pods) -> Backends.of(ours(watch, share, pods));
            case Reach.Verdict.ToService(int ready) ->
                installed
                        .service(watch.id)
                        .filter(_ -> ready > 0)
                        .<Backends>map(
                                service -> new Backends.Service(service, capacity(watch.limit, ready, share.of())))
                        .orElseGet(Backends.None::new);
            case Reach.Verdict.Same _, Reach.Verdict.Nowhere _, Reach.Verdict.AskService _ -> new Backends.None();
        };
    }

    /** Without a limit nothing is to be shared out: every activator uses all pods. */
    private static List<Pod> ours(Watched watch, Share share, List<Pod> pods) {
        return switch (watch.limit) {
            case ConcurrencyLimit.Unlimited() -> pods;
            case ConcurrencyLimit.AtMost(int _) -> share.among(pods);
        };
    }

    private static ConcurrencyLimit capacity(ConcurrencyLimit limit, int pods, int activators) {
        return switch (limit) {
            case ConcurrencyLimit.Unlimited() -> limit;
            case ConcurrencyLimit.AtMost(int requests) ->
                new ConcurrencyLimit.AtMost(Math.max(1, Math.multiplyExact(requests, pods) / activators));
        };
    }

    private void submit(Watched watch, Runnable action) {
        worker.submit(() -> {
            if (isCurrent(watch)) {
                action.run();
            }
        });
    }

    private boolean isCurrent(Watched watch) {
        return watch.equals(watched.get(watch.id));
    }

    /** One Revision's addresses, as they are known. Confined to the worker. */
    private static final class Watched {
        private final RevisionId id;
        private final Reach reach;
        private Revision revision = new Revision();
        private ConcurrencyLimit limit = new ConcurrencyLimit.Unlimited();
        private Addresses addresses = Addresses.NONE;
        private Reach.Verdict verdict = new Reach.Verdict.Nowhere();
        private boolean asking;
        private boolean ticking;

        private Watched(RevisionId id, Reach reach) {
            this.id = id;
            this.reach = reach;
        }
    }
}
