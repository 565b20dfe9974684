package zeroth.dataplane.throttle;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * The requests of one Revision: those at its pods and those that wait. Admission and the choice of a pod are one step,
 * so a request that is let in has its pod.
 *
 * <p>Guarded by its own lock, which is held for a few instructions and never while an answer is delivered. Between any
 * two calls: if somebody waits, no pod has room.
 */
public final class Throttle implements AutoCloseable {
    private final Balancer amongPods;
    private final InstantSource clock;
    private final Waiting line;
    private final Map<Pod, PodSeats> known = new HashMap<>();
    private final Set<Pod> aside = new HashSet<>();
    private Backends backends = new Backends.None();
    private Balancer balancer;
    private List<PodSeats> open = List.of();
    private boolean closed;
    private long arrivals;

    Throttle(Balancer balancer, InstantSource clock, int bound, Lobby lobby) {
        this.amongPods = balancer;
        this.balancer = balancer;
        this.clock = clock;
        this.line = new Waiting(bound, lobby);
    }

    /**
     * Asks for a seat. Cancelling the answer leaves the line; whoever cancels gets no seat. The answer is completed on
     * the thread that made room: hop to your own before you do anything with it.
     */
    public CompletableFuture<Admission> seat() {
        Asked asked = enter();
        return await(asked.waiter(), asked.answers());
    }

    /**
     * Asks for a seat in place of one whose pod could not be reached. The pod is set aside, and the request stands where
     * its arrival puts it: before all that came later.
     */
    public CompletableFuture<Admission> seatInsteadOf(Seat unreachable) {
        Waiter waiter = unreachable.holder().again();
        return await(waiter, enterAgain(waiter, unreachable));
    }

    /** From now on requests go there. Pods that were set aside get another chance. */
    public void serve(Backends next) {
        deliver(change(next));
    }

    /** The pod answers again. */
    public void restore(Pod pod) {
        deliver(unsetAside(pod));
    }

    public synchronized boolean isAside(Pod pod) {
        return aside.contains(pod);
    }

    /**
     * Refuses those who have waited that long although no pod will come. Whoever arrives after a failure was told gets
     * this much time, since the cause may be gone by now.
     */
    public void refuseAfter(Duration patience) {
        deliver(overdue(clock.instant().minus(patience)));
    }

    public synchronized int waiting() {
        return line.size();
    }

    public synchronized int inFlight() {
        return known.values().stream().mapToInt(PodSeats::inFlight).sum();
    }

    /** The Revision is gone, and with it whoever waits. What runs may end. */
    @Override
    public void close() {
        deliver(shut());
    }

    void release(Seat seat) {
        deliver(free(seat));
    }

    private CompletableFuture<Admission> await(Waiter waiter, List<Answer> answers) {
        deliver(answers);
        if (!waiter.answer().isDone()) {
            var _ = waiter.answer().whenComplete((_, _) -> leave(waiter));
        }
        return waiter.answer();
    }

    /** Outside the lock. A seat whose owner has left goes to the next. */
    private static void deliver(List<Answer> answers) {
        for (Answer answer : answers) {
            boolean taken = answer.waiter().answer().complete(answer.admission());
            if (!taken && answer.admission() instanceof Admission.Seated(Seat seat)) {
                seat.close();
            }
        }
    }

    private synchronized Asked enter() {
        Waiter waiter = new Waiter(arrivals++, clock.instant(), new CompletableFuture<>());
        return new Asked(waiter, place(waiter).orElseGet(() -> lineUpIfBounded(waiter)));
    }

    private synchronized List<Answer> enterAgain(Waiter waiter, Seat unreachable) {
        aside.add(unreachable.pod());
        reopen();
        List<Answer> answers = new ArrayList<>(free(unreachable));
        answers.addAll(place(waiter).orElseGet(() -> lineUp(waiter)));
        return answers;
    }

    private Optional<List<Answer>> place(Waiter waiter) {
        return closed
                ? Optional.of(List.of(new Answer(waiter, new Admission.Gone())))
                : balancer.choose(open).map(pod -> List.of(seated(waiter, pod)));
    }

    private List<Answer> lineUpIfBounded(Waiter waiter) {
        return line.isFull() ? List.of(new Answer(waiter, new Admission.Full())) : lineUp(waiter);
    }

    private List<Answer> lineUp(Waiter waiter) {
        line.add(waiter);
        return List.of();
    }

    private synchronized List<Answer> free(Seat seat) {
        if (!seat.leave()) {
            return List.of();
        }
        seat.seats().free();
        return seatWaiting();
    }

    private synchronized List<Answer> change(Backends next) {
        backends = next;
        balancer = next instanceof Backends.Service service ? amongPods.limitedTo(service.capacity()) : amongPods;
        aside.clear();
        reopen();
        return switch (next) {
            case Backends.None _ -> List.of();
            case Backends.Unable(String reason) -> refuse(line.takeAll(), new Admission.Unable(reason));
            case Backends.Pods _, Backends.Service _ -> seatWaiting();
        };
    }

    private synchronized List<Answer> unsetAside(Pod pod) {
        aside.remove(pod);
        reopen();
        return seatWaiting();
    }

    private synchronized List<Answer> overdue(Instant latest) {
        if (!(backends instanceof Backends.Unable(String reason))) {
            return List.of();
        }
        return refuse(line.takeUntil(latest), new Admission.Unable(reason));
    }

    private synchronized List<Answer> shut() {
        closed = true;
        backends = new Backends.None();
        reopen();
        return refuse(line.takeAll(), new Admission.Gone());
    }

    private synchronized void leave(Waiter waiter) {
        line.remove(waiter);
    }

    private static List<Answer> refuse(List<Waiter> waiters, Admission refusal) {
        return waiters.stream().map(waiter -> new Answer(waiter, refusal)).toList();
    }

    private List<Answer> seatWaiting() {
        List<Answer> answers = new ArrayList<>();
        while (!line.isEmpty()) {
            Optional<PodSeats> room = balancer.choose(open);
            if (room.isEmpty()) {
                break;
            }
            answers.add(seated(line.takeFirst(), room.get()));
        }
        return answers;
    }

    private Answer seated(Waiter waiter, PodSeats pod) {
        pod.take();
        return new Answer(waiter, new Admission.Seated(new Seat(this, waiter, pod)));
    }

    /** Brings {@link #open} and {@link #known} up to date; a pod that comes back finds its seats as they are. */
    private void reopen() {
        Set<Pod> listed = new LinkedHashSet<>(backends.addresses());
        known.values().removeIf(seats -> seats.inFlight() == 0 && !listed.contains(seats.pod()));
        open = listed.stream()
                .filter(pod -> !aside.contains(pod))
                .map(pod -> known.computeIfAbsent(pod, PodSeats::new))
                .toList();
    }

    private record Asked(Waiter waiter, List<Answer> answers) {}

    private record Answer(Waiter waiter, Admission admission) {}
}
