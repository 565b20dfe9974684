package zeroth.function.limit;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/** The seats of one function, and the queue before them: first come, first served. Guarded by its own lock. */
final class Seats {
    enum Admission {
        SEATED,
        WAITING,
        FULL
    }

    private final int places;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int free;

    Seats(int seats, int places) {
        this.free = seats;
        this.places = places;
    }

    synchronized Admission enter(Runnable turn) {
        if (free > 0) {
            free--;
            return Admission.SEATED;
        }
        if (waiting.size() >= places) {
            return Admission.FULL;
        }
        waiting.add(turn);
        return Admission.WAITING;
    }

    /** Whose turn it is now, for the caller to begin. */
    synchronized Optional<Runnable> leave() {
        var next = Optional.ofNullable(waiting.poll());
        if (next.isEmpty()) {
            free++;
        }
        return next;
    }
}
