package zeroth.dataplane.throttle;

import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

/** The requests that wait, in the order of their arrival. Confined to its throttle's lock, the lobby apart. */
final class Waiting {
    private final int bound;
    private final Lobby lobby;
    private final TreeMap<Long, Waiter> line = new TreeMap<>();

    Waiting(int bound, Lobby lobby) {
        this.bound = bound;
        this.lobby = lobby;
    }

    int size() {
        return line.size();
    }

    boolean isEmpty() {
        return line.isEmpty();
    }

    boolean isFull() {
        return line.size() >= bound || !lobby.hasRoom();
    }

    /** Whoever was here before keeps his place, however full it is. */
    void add(Waiter waiter) {
        lobby.enter();
        line.put(waiter.number(), waiter);
    }

    /** Another waiter with the same number stays. */
    void remove(Waiter waiter) {
        if (line.remove(waiter.number(), waiter)) {
            lobby.leave();
        }
    }

    Waiter takeFirst() {
        Waiter first = line.firstEntry().getValue();
        remove(first);
        return first;
    }

    List<Waiter> takeAll() {
        return takeUntil(Instant.MAX);
    }

    /** Those who have been here since then or longer. */
    List<Waiter> takeUntil(Instant latest) {
        List<Waiter> taken = line.values().stream()
                .takeWhile(waiter -> !waiter.since().isAfter(latest))
                .toList();
        taken.forEach(this::remove);
        return taken;
    }
}
