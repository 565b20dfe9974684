package zeroth.node.probe;

import java.util.function.Function;
import zeroth.node.ending.Ending;
import zeroth.node.probe.Tally.Verdict;

/**
 * Asks the probes of one run of a container: startup alone first, then liveness and readiness side by side, each on a
 * virtual thread of its own, until closed. Immutable but for being closed, which any thread may do.
 */
public final class ContainerProbes implements AutoCloseable {
    private final ProbeSet probes;
    private final Checker checker;
    private final Listener listener;
    private final Ending closed = new Ending();

    private ContainerProbes(ProbeSet probes, Checker checker, Listener listener) {
        this.probes = probes;
        this.checker = checker;
        this.listener = listener;
    }

    /** Hears what the probes find, on their threads. */
    public interface Listener {
        /** It has started but does not get requests. */
        void started();

        /** It may get requests. */
        void ready();

        /** One answer was not as hoped. */
        void failed(Kind probe, String reason);

        /** It must be ended: it is not what it should be, for good. */
        void condemned(Kind probe);
    }

    /** What a probe is for. */
    public enum Kind {
        STARTUP("Startup"),
        LIVENESS("Liveness"),
        READINESS("Readiness");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    public static ContainerProbes start(ProbeSet set, Checker checker, Listener listener) {
        ContainerProbes probes = new ContainerProbes(set, checker, listener);
        Thread.ofVirtual().name("probes").start(probes::begin);
        return probes;
    }

    @Override
    public void close() {
        closed.end();
    }

    private void begin() {
        probes.startup().ifPresentOrElse(this::awaitStartup, this::goOn);
    }

    private void awaitStartup(ProbePlan plan) {
        watch(Kind.STARTUP, plan, verdict -> {
            switch (verdict) {
                case HEALTHY -> goOn();
                case UNHEALTHY -> listener.condemned(Kind.STARTUP);
            }
            return Next.ENOUGH;
        });
    }

    private void goOn() {
        listener.started();
        probes.liveness().ifPresent(plan -> Thread.ofVirtual().name("liveness").start(() -> watchLiveness(plan)));
        probes.readiness().ifPresentOrElse(this::watchReadiness, listener::ready);
    }

    private void watchLiveness(ProbePlan plan) {
        watch(Kind.LIVENESS, plan, verdict -> switch (verdict) {
            case HEALTHY -> Next.ASK_AGAIN;
            case UNHEALTHY -> {
                listener.condemned(Kind.LIVENESS);
                yield Next.ENOUGH;
            }
        });
    }

    private void watchReadiness(ProbePlan plan) {
        watch(Kind.READINESS, plan, verdict -> {
            switch (verdict) {
                case HEALTHY -> listener.ready();
                case UNHEALTHY -> listener.started();
            }
            return Next.ASK_AGAIN;
        });
    }

    private void watch(Kind kind, ProbePlan plan, Function<Verdict, Next> taken) {
        closed.await(plan.initialDelay());
        Tally tally = Tally.NONE;
        Next next = Next.ASK_AGAIN;
        while (next == Next.ASK_AGAIN && !closed.hasCome()) {
            tally = tally.count(ask(kind, plan));
            next = tally.verdict(plan).map(taken).orElse(Next.ASK_AGAIN);
            pauseBefore(next, plan);
        }
    }

    private void pauseBefore(Next next, ProbePlan plan) {
        switch (next) {
            case ASK_AGAIN -> closed.await(plan.period());
            case ENOUGH -> {}
        }
    }

    private Check.Result ask(Kind kind, ProbePlan plan) {
        Check.Result result = checker.ask(plan.check(), plan.timeout());
        if (result instanceof Check.Failed failed && !closed.hasCome()) {
            listener.failed(kind, failed.reason());
        }
        return result;
    }

    private enum Next {
        ASK_AGAIN,
        ENOUGH
    }
}
