package zeroth.function.dispatch;

import io.smallrye.mutiny.subscription.Cancellable;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import zeroth.function.event.Event;
import zeroth.function.event.EventData;

/**
 * One call of a function, on its way. Guarded by its own lock, which is held for a few instructions. Who waits for it no
 * longer abandons it: a call that has not begun never does, the thread of one that runs is interrupted.
 */
public final class Delivery {
    private final EventFunction function;
    private final List<Event> events;
    private final Executor home;
    private final Function<Consumer<Outcome>, Cancellable> call;
    private Optional<Thread> thread = Optional.empty();
    private Cancellable running = () -> {};
    private boolean abandoned;

    private Delivery(
            EventFunction function, List<Event> events, Executor home, Function<Consumer<Outcome>, Cancellable> call) {
        this.function = function;
        this.events = events;
        this.home = home;
        this.call = call;
    }

    /** Home is where the request came in, and where the call goes on when another thread brings it to its turn. */
    public static Delivery of(EventFunction function, List<Event> events, Executor home) {
        return new Delivery(function, List.copyOf(events), home, then -> function.call(events, then));
    }

    /** A call that is no event. */
    public static Delivery plain(EventFunction function, EventData json, Executor home) {
        return new Delivery(function, List.of(), home, then -> function.callPlain(json, then));
    }

    public Executor home() {
        return home;
    }

    public EventFunction function() {
        return function;
    }

    /** None for a call that is no event. */
    public List<Event> events() {
        return events;
    }

    /** Calls the function; what this returns gives the result up, and then there is no outcome. */
    public Cancellable call(Consumer<Outcome> then) {
        return call.apply(then);
    }

    /** Says whether the call may begin, on a thread that may be interrupted. */
    public synchronized boolean begin(Optional<Thread> interruptible) {
        thread = interruptible;
        return !abandoned;
    }

    /** The thread has done its part; the result may come later. */
    public synchronized void leave(Cancellable result) {
        thread = Optional.empty();
        running = result;
        if (abandoned) {
            clearInterrupt();
            result.cancel();
        }
    }

    public void abandon() {
        marked().cancel();
    }

    private synchronized Cancellable marked() {
        abandoned = true;
        thread.ifPresent(Thread::interrupt);
        return running;
    }

    /** The interrupt was for the call, not for what its thread does next. */
    @SuppressWarnings("ReturnValueIgnored") // The flag is to be cleared, whatever it says.
    private static void clearInterrupt() {
        Thread.interrupted();
    }
}
