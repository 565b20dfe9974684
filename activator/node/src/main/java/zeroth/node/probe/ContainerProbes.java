package zeroth.node.probe;

import java.time.Duration;
import java.util.Optional;
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
        Duration pace = plan.atFirst();
        Next next = Next.ASK_AGAIN;
        while (next == Next.ASK_AGAIN && !closed.hasCome()) {
            Check.Result result = checker.ask(plan.check(), plan.timeout());
            tally = tally.count(result);
            Optional<Verdict> verdict = tally.verdict(plan);
            pace = verdict.filter(Verdict.HEALTHY::equals).isPresent() ? plan.period() : pace;
            if (pace.equals(plan.period())) {
                tell(kind, result);
            }
            next = verdict.map(taken).orElse(Next.ASK_AGAIN);
            pauseBefore(next, pace);
        }
    }

    private void pauseBefore(Next next, Duration pace) {
        switch (next) {
            case ASK_AGAIN -> closed.await(pace);
            case ENOUGH -> {}
        }
    }

    private void tell(Kind kind, Check.Result result) {
        if (result instanceof Check.Failed failed && !closed.hasCome()) {
            listener.failed(kind, failed.reason());
        }
    }

    private enum Next {
        ASK_AGAIN,
        ENOUGH
    }
}
