package zeroth.autoscaler.podautoscaler;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import zeroth.names.RevisionId;
import zeroth.queueproxy.time.Timer;
import zeroth.scaling.zero.Step.Recheck;

/** When a Revision gets a turn though nothing happens: the latest that was asked for. One concurrent map. */
final class Rechecks {
    private final Map<RevisionId, Timer.Pending> pending = new ConcurrentHashMap<>();
    private final Timer timer;
    private final Consumer<RevisionId> turn;

    Rechecks(Timer timer, Consumer<RevisionId> turn) {
        this.timer = timer;
        this.turn = turn;
    }

    void set(RevisionId revision, Recheck recheck) {
        forget(revision);
        switch (recheck) {
            case Recheck.Never _ -> {}
            case Recheck.After after -> pending.put(revision, timer.after(after.delay(), () -> turn.accept(revision)));
        }
    }

    void forget(RevisionId revision) {
        Optional.ofNullable(pending.remove(revision)).ifPresent(Timer.Pending::cancel);
    }
}
