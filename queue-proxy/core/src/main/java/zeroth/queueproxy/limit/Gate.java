package zeroth.queueproxy.limit;

import java.util.LinkedHashSet;
import java.util.Optional;
import zeroth.queueproxy.limit.ConcurrencyLimit.AtMost;
import zeroth.queueproxy.limit.ConcurrencyLimit.Unlimited;

/**
 * Lets requests into one destination: as many at once as its limit says, the others in order of arrival, and none beyond
 * ten waiting for each one inside, as Knative's breaker does. Unlike that one, a newcomer never overtakes who waits.
 *
 * <p>Guarded by its own lock, held for a few instructions; actions run after it is released, on the thread that made the
 * room.
 */
public final class Gate {
    /** Knative's queue depth for each request of the limit. */
    private static final int WAITING_PER_REQUEST = 10;

    private static final Permit NOTHING_HELD = () -> {};
    private static final Entry OPEN = new Entry.Admitted(NOTHING_HELD);
    private static final Entry FULL = new Entry.Full();

    private final ConcurrencyLimit limit;
    private final LinkedHashSet<Place> queue = new LinkedHashSet<>();
    private int inside;

    public Gate(ConcurrencyLimit limit) {
        this.limit = limit;
    }

    /** Asks for a place; {@code onAdmission} runs once if the answer is {@link Entry.Queued} and the turn comes. */
    public Entry enter(Runnable onAdmission) {
        return switch (limit) {
            case Unlimited() -> OPEN;
            case AtMost(int requests) -> enter(requests, onAdmission);
        };
    }

    /** Requests that wait. */
    public synchronized int waiting() {
        return queue.size();
    }

    /** Requests inside; an unlimited gate does not count them. */
    public synchronized int inside() {
        return inside;
    }

    private synchronized Entry enter(int requests, Runnable onAdmission) {
        Place place = new Place(onAdmission);
        if (inside < requests) {
            inside++;
            place.state = State.INSIDE;
            return new Entry.Admitted(place);
        }
        if (queue.size() >= requests * (long) WAITING_PER_REQUEST) {
            return FULL;
        }
        queue.add(place);
        return new Entry.Queued(place);
    }

    private void leave(Place place) {
        release(place).ifPresent(next -> next.onAdmission.run());
    }

    private synchronized Optional<Place> release(Place place) {
        State before = place.state;
        place.state = State.GONE;
        return switch (before) {
            case INSIDE -> handOver();
            case WAITING -> {
                queue.remove(place);
                yield Optional.empty();
            }
            case GONE -> Optional.empty();
        };
    }

    /** The first in the queue takes the place that became free, so nobody can slip in between. */
    private Optional<Place> handOver() {
        if (queue.isEmpty()) {
            inside--;
            return Optional.empty();
        }
        Place next = queue.removeFirst();
        next.state = State.INSIDE;
        return Optional.of(next);
    }

    private enum State {
        WAITING,
        INSIDE,
        GONE
    }

    /** One request's place; its state is guarded by the gate's lock. */
    private final class Place implements Permit {
        private final Runnable onAdmission;
        private State state = State.WAITING;

        private Place(Runnable onAdmission) {
            this.onAdmission = onAdmission;
        }

        @Override
        public void close() {
            leave(this);
        }
    }
}
