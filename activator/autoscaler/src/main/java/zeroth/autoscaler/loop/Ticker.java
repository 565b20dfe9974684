package zeroth.autoscaler.loop;

import java.time.Duration;
import zeroth.queueproxy.time.Timer;

/**
 * Runs something again and again until it is closed; a run that fails does not end it. Guarded by its own lock, which
 * is not held while the action runs.
 */
public final class Ticker implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Ticker.class.getName());

    private final Duration period;
    private final Timer timer;
    private final Runnable action;
    private State state = State.RUNNING;
    private Timer.Pending next = () -> {};

    private Ticker(Duration period, Timer timer, Runnable action) {
        this.period = period;
        this.timer = timer;
        this.action = action;
    }

    /** The first run is one period from now. */
    public static Ticker every(Duration period, Timer timer, Runnable action) {
        Ticker ticker = new Ticker(period, timer, action);
        ticker.arm();
        return ticker;
    }

    @Override
    public synchronized void close() {
        state = State.CLOSED;
        next.cancel();
    }

    private synchronized void arm() {
        if (state == State.RUNNING) {
            next = timer.after(period, this::tick);
        }
    }

    private void tick() {
        arm();
        try {
            action.run();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "A tick failed; the next one comes", e);
        }
    }

    private enum State {
        RUNNING,
        CLOSED
    }
}
