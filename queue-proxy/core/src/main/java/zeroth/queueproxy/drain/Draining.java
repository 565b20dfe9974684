package zeroth.queueproxy.drain;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import zeroth.queueproxy.time.Timer;

/**
 * The requests and connections of one pod, and its wish to end. While it drains, requests are served, and probes are told
 * to go away. Two things say that it is over: <i>quiet</i>, Knative's rule, that no request has arrived for a while; and
 * <i>drained</i>, ours, that nothing is in flight, no connection is open, and none can be opened any more.
 *
 * <p>Guarded by its own lock; futures complete after it is released.
 */
public final class Draining {
    private final Timer timer;
    private final Duration quietPeriod;
    private final CompletableFuture<Void> drained = new CompletableFuture<>();
    private final List<Runnable> onBegin = new ArrayList<>();
    private Supplier<CompletionStage<Void>> shutDoor = () -> CompletableFuture.completedFuture(null);
    private State state = State.SERVING;
    private CompletableFuture<Void> quiet = new CompletableFuture<>();
    private Timer.Pending alarm = () -> {};
    private int requests;
    private int connections;

    public Draining(Timer timer, Duration quietPeriod) {
        this.timer = timer;
        this.quietPeriod = quietPeriod;
    }

    /** Notes a request; closing the answer notes its end, once. While draining, it starts the quiet period anew. */
    public Presence arrive() {
        synchronized (this) {
            requests++;
            if (state != State.SERVING) {
                setAlarm();
            }
        }
        return new Presence(() -> --requests == 0);
    }

    /** Notes a connection; closing the answer notes its end, once. */
    public synchronized Presence connect() {
        connections++;
        return new Presence(() -> --connections == 0);
    }

    /** Runs {@code action} whenever draining begins. */
    public synchronized void onBegin(Runnable action) {
        onBegin.add(action);
    }

    /**
     * How to let nobody in any more, asked once, when the pod ends and nobody is there. Who slipped in before it was done
     * is waited for.
     */
    public synchronized void shutDoorBy(Supplier<CompletionStage<Void>> shutting) {
        shutDoor = shutting;
    }

    public synchronized boolean isDraining() {
        return state != State.SERVING;
    }

    /** Begins to drain, for good. Twice is once. */
    public void drain() {
        begin(State.ENDING);
    }

    /**
     * Begins to drain, for good, and lets the door open until it is quiet: for a cluster, where it takes others a while to
     * learn that this pod ends.
     */
    public void drainOnceQuiet() {
        begin(State.LEAVING);
        quiet().thenRun(this::drain);
    }

    /** Begins to drain as a try, which {@link #withdraw} ends: a kubelet that stops one container asks like this. */
    public CompletionStage<Void> tryToDrain() {
        begin(State.TRYING);
        synchronized (this) {
            return quiet;
        }
    }

    /** Serves on if draining was only tried, and lets go who waits for quiet. */
    public void withdraw() {
        CompletableFuture<Void> waiting;
        synchronized (this) {
            if (state != State.TRYING) {
                return;
            }
            state = State.SERVING;
            alarm.cancel();
            waiting = quiet;
            quiet = new CompletableFuture<>();
        }
        waiting.complete(null);
    }

    /** Completes when the quiet period has passed without a request. */
    public synchronized CompletionStage<Void> quiet() {
        return quiet;
    }

    /** Completes when draining for good was asked for, nothing is in flight, and no connection is open or can be opened. */
    public CompletionStage<Void> drained() {
        return drained;
    }

    private void begin(State wanted) {
        List<Runnable> actions = enter(wanted);
        actions.forEach(Runnable::run);
        goOnIfEmpty();
    }

    private synchronized List<Runnable> enter(State wanted) {
        State before = state;
        state = before.compareTo(wanted) > 0 ? before : wanted;
        if (before != State.SERVING) {
            return List.of();
        }
        setAlarm();
        return List.copyOf(onBegin);
    }

    private void setAlarm() {
        alarm.cancel();
        CompletableFuture<Void> waiting = quiet;
        alarm = timer.after(quietPeriod, () -> waiting.complete(null));
    }

    private void goOnIfEmpty() {
        nextStep().run();
    }

    private synchronized Runnable nextStep() {
        boolean empty = requests == 0 && connections == 0;
        if (empty && state == State.ENDING) {
            state = State.SHUTTING;
            Supplier<CompletionStage<Void>> shutting = shutDoor;
            return () -> shutting.get().whenComplete((done, failure) -> shut());
        }
        return empty && state == State.SHUT ? () -> drained.complete(null) : () -> {};
    }

    private void shut() {
        synchronized (this) {
            state = State.SHUT;
        }
        goOnIfEmpty();
    }

    /** In the order of time; only a try is ever taken back. */
    private enum State {
        SERVING,
        TRYING,
        LEAVING,
        ENDING,
        SHUTTING,
        SHUT
    }

    /** A request or a connection; guarded by the lock of its owner. */
    public final class Presence implements AutoCloseable {
        private final BooleanSupplier leave;
        private boolean here = true;

        private Presence(BooleanSupplier leave) {
            this.leave = leave;
        }

        @Override
        public void close() {
            if (leave()) {
                goOnIfEmpty();
            }
        }

        /** Whether this was the last of its kind. */
        private boolean leave() {
            synchronized (Draining.this) {
                boolean last = here && leave.getAsBoolean();
                here = false;
                return last;
            }
        }
    }
}
