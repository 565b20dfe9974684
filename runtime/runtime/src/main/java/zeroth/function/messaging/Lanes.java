package zeroth.function.messaging;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/**
 * Runs tasks of one lane one after the other in their order, and those of different lanes at a time, up to a limit. First
 * come, first served. Guarded by its own lock; tasks are begun outside of it, by whoever came or left.
 */
final class Lanes {
    private final int limit;
    /** The lanes with a task that runs or is ready, and what waits behind it. */
    private final Map<String, Queue<Runnable>> waiting = new HashMap<>();

    private final Queue<Runnable> ready = new ArrayDeque<>();
    private int running;
    private Optional<Runnable> whenIdle = Optional.empty();

    Lanes(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("concurrency: " + limit + " (expected: at least 1)");
        }
        this.limit = limit;
    }

    void enter(String lane, Runnable task) {
        begin(entered(lane, task));
    }

    /** A task of this lane has ended. */
    void leave(String lane) {
        begin(left(lane));
    }

    /** Begins no further task, and says once when none runs any more. */
    void close(Runnable idle) {
        begin(closed(idle));
    }

    private static void begin(List<Runnable> tasks) {
        tasks.forEach(Runnable::run);
    }

    private synchronized List<Runnable> entered(String lane, Runnable task) {
        var behind = Optional.ofNullable(waiting.get(lane));
        if (behind.isPresent()) {
            behind.get().add(task);
        } else {
            waiting.put(lane, new ArrayDeque<>());
            ready.add(task);
        }
        return started();
    }

    private synchronized List<Runnable> left(String lane) {
        running--;
        var next = Optional.ofNullable(waiting.get(lane)).map(Queue::poll);
        next.ifPresentOrElse(ready::add, () -> waiting.remove(lane));
        return started();
    }

    private synchronized List<Runnable> closed(Runnable idle) {
        whenIdle = Optional.of(idle);
        return started();
    }

    private List<Runnable> started() {
        return whenIdle.isPresent() ? ended() : admitted();
    }

    private List<Runnable> admitted() {
        var admitted = new ArrayList<Runnable>();
        while (running < limit && !ready.isEmpty()) {
            running++;
            admitted.add(ready.remove());
        }
        return admitted;
    }

    private List<Runnable> ended() {
        return running == 0 ? whenIdle.stream().toList() : List.of();
    }
}
