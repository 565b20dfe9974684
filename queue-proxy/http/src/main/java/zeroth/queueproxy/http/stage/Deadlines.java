package zeroth.queueproxy.http.stage;

import io.netty.util.concurrent.FastThreadLocal;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import zeroth.queueproxy.time.Timer;

/**
 * A timer for delays of a few lengths, nearly all of which are cancelled long before they are over: such as every request's
 * longest time. Those of one length end in the order in which they began, so that they stand in line, and only the first of
 * them costs a timer. Confined to one event loop, the given timer's actions included.
 */
public final class Deadlines implements Timer {
    private final Timer timer;
    private final LongSupplier nanos;
    private final Map<Duration, Line> lines = new HashMap<>();

    /**
     * Deadlines that are noticed by {@code timer}.
     *
     * @param nanos a time in nanoseconds that never jumps
     */
    public Deadlines(Timer timer, LongSupplier nanos) {
        this.timer = timer;
        this.nanos = nanos;
    }

    /** The same for who asks on several event loops, each of which has lines of its own. Thread-safe, if {@code timer} is. */
    public static Timer onEachLoop(Timer timer, LongSupplier nanos) {
        var ofThisLoop = new FastThreadLocal<Deadlines>() {
            @Override
            protected Deadlines initialValue() {
                return new Deadlines(timer, nanos);
            }
        };
        return (delay, action) -> ofThisLoop.get().after(delay, action);
    }

    @Override
    public Pending after(Duration delay, Runnable action) {
        return lines.computeIfAbsent(delay, Line::new).join(action);
    }

    /** Deadlines of one length, the earliest first: a ring around a head that is none. */
    private final class Line {
        private final Duration length;
        private final Deadline head;
        private boolean watched;

        private Line(Duration length) {
            this.length = length;
            this.head = new Deadline(0, () -> {});
            head.before = head;
            head.after = head;
        }

        private Deadline join(Runnable action) {
            Deadline last = new Deadline(nanos.getAsLong() + length.toNanos(), action);
            last.standBefore(head);
            if (!watched) {
                watch(length);
            }
            return last;
        }

        private void watch(Duration delay) {
            watched = true;
            timer.after(delay, this::look);
        }

        private void look() {
            watched = false;
            long now = nanos.getAsLong();
            Deadline first = head.after;
            while (first != null && !first.equals(head) && first.due - now <= 0) {
                first.cancel();
                first.action.run();
                first = head.after;
            }
            if (first != null && !first.equals(head) && !watched) {
                watch(Duration.ofNanos(first.due - now));
            }
        }
    }

    /** One of them, and its neighbours while it stands in line. */
    private static final class Deadline implements Pending {
        private final long due;
        private final Runnable action;
        private @Nullable Deadline before;
        private @Nullable Deadline after;

        private Deadline(long due, Runnable action) {
            this.due = due;
            this.action = action;
        }

        private void standBefore(Deadline next) {
            before = next.before;
            after = next;
            if (before != null) {
                before.after = this;
            }
            next.before = this;
        }

        @Override
        public void cancel() {
            if (before != null && after != null) {
                before.after = after;
                after.before = before;
            }
            before = null;
            after = null;
        }
    }
}
