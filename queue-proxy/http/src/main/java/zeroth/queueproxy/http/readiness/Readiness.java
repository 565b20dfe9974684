package zeroth.queueproxy.http.readiness;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import zeroth.queueproxy.time.Timer;

/**
 * Says whether the user's process is ready: all its probes at once, and one round at a time. Who asks while a round runs
 * gets that round's answer, and a round goes on when who asked for it has left. Confined to one event loop.
 */
public final class Readiness implements AutoCloseable {
    private final List<Round> rounds;
    private final Runnable onClose;
    private Optional<Future<Boolean>> running = Optional.empty();

    Readiness(List<Round> rounds, Runnable onClose) {
        this.rounds = List.copyOf(rounds);
        this.onClose = onClose;
    }

    /** Asks over the network. Without a probe, the answer is always yes. */
    public static Readiness of(List<Probe> probes, Vertx vertx, Timer timer, InstantSource clock) {
        NetworkAttempts attempts = new NetworkAttempts(vertx, timer);
        return new Readiness(
                probes.stream()
                        .map(probe -> new Round(probe, attempts, timer, clock))
                        .toList(),
                attempts::close);
    }

    /** The answer of the round that runs, or of a new one. */
    public Future<Boolean> ready() {
        return running.orElseGet(this::start);
    }

    @Override
    public void close() {
        onClose.run();
    }

    private Future<Boolean> start() {
        List<Future<Boolean>> answers = rounds.stream().map(Round::run).toList();
        Future<Boolean> all = Future.join(answers).map(done -> answers.stream().allMatch(Future::result));
        if (!all.isComplete()) {
            running = Optional.of(all);
            all.onComplete(done -> running = Optional.empty());
        }
        return all;
    }
}
