package zeroth.function.messaging;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.reactive.messaging.ChannelRegistry;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.providers.extension.ChannelConfiguration;
import io.smallrye.reactive.messaging.providers.extension.MediatorManager;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import zeroth.function.dispatch.Intake;
import zeroth.function.sink.Backoff;

/**
 * The channels that feed functions, from the application's start to its end. Confined to the threads that start and stop
 * it, one after the other.
 */
@Singleton
public class Channels {
    private static final System.Logger LOG = System.getLogger(Channels.class.getName());

    /** SmallRye connects channels at 1000, so they must be known before; functions are ready after 2500. */
    private static final int BEFORE_CONNECTORS = 900;

    private static final int AFTER_FUNCTIONS = 3000;
    private static final int BEFORE_FUNCTIONS_STOP = 1000;

    private final MediatorManager connectors;
    private final ChannelRegistry registry;
    private final Config config;
    private final Vertx vertx;
    private final List<Feed> feeds = new ArrayList<>();
    private Map<String, ChannelConfig> channels = Map.of();
    private Optional<Intake> intake = Optional.empty();
    private List<Transport> transports = List.of();

    Channels(MediatorManager connectors, ChannelRegistry registry, Config config, Vertx vertx) {
        this.connectors = connectors;
        this.registry = registry;
        this.config = config;
        this.vertx = vertx;
    }

    void connect(Map<String, ChannelConfig> configured, Intake intake, List<Transport> transports) {
        this.channels = configured.entrySet().stream()
                .filter(channel -> channel.getValue().enabled())
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
        this.intake = Optional.of(intake);
        this.transports = Stream.concat(
                        transports.stream(),
                        Stream.of(new PlainTransport(intake.formats().preferred())))
                .toList();
    }

    void declare(@Observes @Priority(BEFORE_CONNECTORS) StartupEvent event) {
        channels.keySet().forEach(this::check);
        channels.keySet().forEach(channel -> connectors.addChannel(new ChannelConfiguration(channel)));
        channels.values().stream()
                .flatMap(channel -> channel.reply().stream())
                .distinct()
                .forEach(reply -> connectors.addEmitter(new AnswersEmitter(reply)));
    }

    void open(@Observes @Priority(AFTER_FUNCTIONS) StartupEvent event) {
        intake.ifPresent(functions -> channels.forEach((name, channel) -> open(name, channel, functions)));
    }

    /** Calls that run may end; what has not begun, or is to be tried again, stays with the broker. */
    void close(@Observes @Priority(BEFORE_FUNCTIONS_STOP) ShutdownEvent event) throws InterruptedException {
        var stopped = feeds.stream().map(feed -> feed.stop().toCompletableFuture());
        var drain = channels.values().stream().map(ChannelConfig::drain).max(Duration::compareTo);
        try {
            CompletableFuture.allOf(stopped.toArray(CompletableFuture[]::new))
                    .get(drain.orElse(Duration.ZERO).toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException late) {
            LOG.log(System.Logger.Level.WARNING, "calls for messages still run; their messages will come again");
        }
    }

    private void check(String channel) {
        var prefix = ChannelKeys.incoming(channel);
        connector(prefix)
                .flatMap(connector -> behind(connector).objection(prefix, config))
                .ifPresent(objection -> {
                    throw new IllegalStateException(objection);
                });
    }

    private void open(String name, ChannelConfig channel, Intake functions) {
        var publishers = registry.getPublishers(name);
        if (publishers.isEmpty()) {
            throw new IllegalStateException("zeroth.functions.channels.%s: no such channel (expected: %sconnector)"
                    .formatted(name, ChannelKeys.incoming(name)));
        }
        var route = route(channel, functions);
        var reader = new MailReader(functions.formats(), functions.largestBatch());
        for (var publisher : publishers) {
            var feed = new Feed(name, channel, transports, reader, route, message -> Home.of(message, vertx));
            feeds.add(feed);
            publisher.subscribe(feed);
        }
    }

    private Route route(ChannelConfig channel, Intake functions) {
        return new Route(
                functions,
                channel.reply().map(this::answers).orElse(Answers.DROPPED),
                backoff(channel, channel.retries()),
                backoff(channel, Integer.MAX_VALUE),
                new Pauses(this::after));
    }

    private Answers answers(String reply) {
        var prefix = ChannelKeys.outgoing(reply);
        var transport = connector(prefix)
                .map(this::behind)
                .orElseThrow(() -> new IllegalStateException(
                        "zeroth.functions.channels: reply %s (expected: %sconnector)".formatted(reply, prefix)));
        MutinyEmitter<Object> emitter = registry.getEmitter(reply, MutinyEmitter.class);
        return new OutgoingChannel(emitter, transport);
    }

    private Optional<String> connector(String prefix) {
        return config.getOptionalValue(prefix + "connector", String.class);
    }

    private Transport behind(String connector) {
        return transports.stream()
                .filter(each -> each.isBehind(connector))
                .findFirst()
                .orElseThrow();
    }

    private static Backoff backoff(ChannelConfig channel, int retries) {
        return new Backoff(retries, channel.delay(), channel.longestDelay(), RandomGenerator.getDefault());
    }

    private Runnable after(Duration time, Runnable action) {
        long timer = vertx.setTimer(Math.max(1, time.toMillis()), fired -> action.run());
        return () -> vertx.cancelTimer(timer);
    }
}
