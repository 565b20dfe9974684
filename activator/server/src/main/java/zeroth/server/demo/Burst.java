package zeroth.server.demo;

import java.net.URI;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import zeroth.server.send.EventSender;
import zeroth.server.send.Mode;

/** Many events at once, each with its answer checked. The sender bounds how many are under way; counts are atomic. */
final class Burst {
    private final AtomicInteger answered = new AtomicInteger();
    private final ConcurrentLinkedQueue<String> losses = new ConcurrentLinkedQueue<>();
    private final int events;

    private Burst(int events) {
        this.events = events;
    }

    static Burst start(EventSender sender, URI target, int events, int delayMillis) {
        Burst burst = new Burst(events);
        IntStream.range(0, events)
                .mapToObj(number -> new Greeting("guest " + number, delayMillis))
                .forEach(greeting -> burst.send(sender, target, greeting));
        return burst;
    }

    private void send(EventSender sender, URI target, Greeting greeting) {
        sender.send(target, greeting.event(), Mode.BINARY)
                .map(greeting::complaint)
                .otherwise(failure -> Optional.of(String.valueOf(failure.getMessage())))
                .onSuccess(this::count);
    }

    private void count(Optional<String> complaint) {
        complaint.ifPresent(losses::add);
        answered.incrementAndGet();
    }

    boolean isOver() {
        return answered() == events;
    }

    int answered() {
        return answered.get();
    }

    int lost() {
        return losses.size();
    }

    Optional<String> firstLoss() {
        return Optional.ofNullable(losses.peek());
    }

    int events() {
        return events;
    }
}
