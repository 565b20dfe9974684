package zeroth.function.messaging;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * One incoming channel. Asks the broker for so many messages ahead, each of which is read at once and handled when its
 * turn comes in the lane of its key. Its subscription is one volatile; the lanes and pauses guard themselves.
 */
final class Feed implements Flow.Subscriber<Message<?>> {
    private static final System.Logger LOG = System.getLogger(Feed.class.getName());

    private final String channel;
    private final int window;
    private final List<Transport> transports;
    private final MailReader reader;
    private final Route route;
    private final Function<Message<?>, Executor> homes;
    private final Lanes lanes;
    private final AtomicLong arrivals = new AtomicLong();
    private volatile Optional<Flow.Subscription> subscription = Optional.empty();

    Feed(
            String channel,
            ChannelConfig config,
            List<Transport> transports,
            MailReader reader,
            Route route,
            Function<Message<?>, Executor> homes) {
        this.channel = channel;
        this.window = Math.addExact(config.concurrency(), config.queue());
        this.transports = List.copyOf(transports);
        this.reader = reader;
        this.route = route;
        this.homes = homes;
        this.lanes = new Lanes(config.concurrency());
    }

    @Override
    public void onSubscribe(Flow.Subscription broker) {
        subscription = Optional.of(broker);
        broker.request(window);
    }

    @Override
    public void onNext(Message<?> message) {
        var transport = transportOf(message);
        var mail = reader.read(message, transport);
        var lane = mail.lane().orElseGet(() -> "#" + arrivals.incrementAndGet());
        var home = homes.apply(message);
        var handling = new Handling(message, transport, route, home, () -> ended(lane));
        lanes.enter(lane, () -> home.execute(() -> handling.begin(mail)));
    }

    private void ended(String lane) {
        lanes.leave(lane);
        subscription.ifPresent(broker -> broker.request(1));
    }

    private Transport transportOf(Message<?> message) {
        return transports.stream()
                .filter(each -> each.brought(message))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void onError(Throwable failure) {
        LOG.log(System.Logger.Level.ERROR, "channel " + channel + " has failed", failure);
    }

    @Override
    public void onComplete() {
        LOG.log(System.Logger.Level.DEBUG, "channel {0} is at its end", channel);
    }

    /** Begins nothing further, and is done when nothing runs. What waits comes again. */
    CompletionStage<Void> stop() {
        subscription = Optional.empty();
        var idle = new CompletableFuture<Void>();
        lanes.close(() -> idle.complete(null));
        route.pauses().close();
        return idle;
    }
}
