package zeroth.function.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.funqy.runtime.FunctionInvoker;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.Test;
import zeroth.function.dispatch.EventFunction;
import zeroth.function.dispatch.Execution;
import zeroth.function.dispatch.FunctionSpec;
import zeroth.function.dispatch.Functions;
import zeroth.function.dispatch.Intake;
import zeroth.function.dispatch.Outcome;
import zeroth.function.dispatch.Unwanted;
import zeroth.function.event.Attributes;
import zeroth.function.event.ContentMode;
import zeroth.function.event.Event;
import zeroth.function.event.EventData;
import zeroth.function.event.Formats;
import zeroth.function.event.JsonFormat;
import zeroth.function.event.Refusal;
import zeroth.function.routing.CesqlDialect;
import zeroth.function.routing.FilterReader;
import zeroth.function.routing.Trigger;
import zeroth.function.routing.Triggers;
import zeroth.function.sink.Backoff;

/** A channel of two messages at a time and one ahead, before functions whose calls the test ends. */
class FeedTest {
    private static final Outcome DONE = new Outcome.Accepted();
    private static final Outcome LATER = new Outcome.Postponed("later", Optional.empty());

    private final JsonFormat json = new JsonFormat(new ObjectMapper());
    private final List<String> running = new ArrayList<>();
    private final List<Consumer<Outcome>> calls = new ArrayList<>();
    private final List<Runnable> alarms = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final List<Long> requested = new ArrayList<>();
    private Uni<Void> broker = Uni.createFrom().voidItem();
    private final Feed feed = feed();

    FeedTest() {
        feed.onSubscribe(new Requests());
    }

    @Test
    void acknowledgesWhatWasHandledAndAsksForAnother() {
        send("1", "a");
        assertThat(told).isEmpty();

        end(0, DONE);

        assertThat(told).containsExactly("ack 1");
        assertThat(requested).containsExactly(3L, 1L);
    }

    @Test
    void handlesMessagesOfOneKeyInTheirOrderAndOthersBeside() {
        send("1", "a");
        send("2", "a");
        send("3", "b");

        assertThat(running).containsExactly("1", "3");
        end(0, DONE);

        assertThat(running).containsExactly("1", "3", "2");
    }

    @Test
    void handlesOneAfterTheOtherWhatABrokerTakesForDoneByTheLast() {
        feed.onNext(message("1", new Retried(new String(json.write(event("1", "a")), UTF_8))));
        feed.onNext(message("2", new Retried(new String(json.write(event("2", "b")), UTF_8))));
        assertThat(running).containsExactly("1");

        end(0, DONE);

        assertThat(running).containsExactly("1", "2");
    }

    @Test
    void keepsTheOrderOfAKeyWhileItTriesAgain() {
        send("1", "a");
        send("2", "a");
        end(0, LATER);
        assertThat(running).containsExactly("1");

        alarms.getFirst().run();
        end(1, DONE);

        assertThat(running).containsExactly("1", "1", "2");
        assertThat(told).containsExactly("ack 1");
    }

    @Test
    void givesBackWhatFailsAgainAndAgain() {
        send("1", "a");
        end(0, LATER);
        alarms.get(0).run();
        end(1, new Outcome.Failed("oops"));
        alarms.get(1).run();
        end(2, LATER);

        assertThat(told).containsExactly("back 1: later");
        assertThat(alarms).hasSize(2);
    }

    @Test
    void waitsForRoomAsLongAsItTakes() {
        send("1", "a");
        for (int i = 0; i < 20; i++) {
            end(i, new Outcome.Busy("full"));
            alarms.get(i).run();
        }
        end(20, DONE);

        assertThat(told).containsExactly("ack 1");
    }

    @Test
    void buriesWhatWouldFailAgain() {
        send("1", "a");

        end(0, new Outcome.Refused(Refusal.UNPROCESSABLE, "no price"));

        assertThat(told).containsExactly("bury 1: no price");
    }

    @Test
    void buriesWhatIsNoEventAndGoesOn() {
        feed.onNext(message("0", "{\"id\": 1"));
        feed.onNext(message("1", List.of()));
        send("2", "a");

        assertThat(told).hasSize(2).allMatch(each -> each.startsWith("bury "));
        assertThat(running).containsExactly("2");
    }

    @Test
    void sendsAnswersBeforeItAcknowledges() {
        send("1", "a");

        end(0, new Outcome.Replied(event("9", "b")));

        assertThat(told).containsExactly("answer 9", "ack 1");
    }

    @Test
    void triesAgainWhenAnAnswerIsNotSent() {
        broker = Uni.createFrom().failure(new IllegalStateException("away"));
        send("1", "a");
        end(0, new Outcome.Replied(event("9", "b")));
        assertThat(told).doesNotContain("ack 1");

        broker = Uni.createFrom().voidItem();
        alarms.getFirst().run();
        end(1, new Outcome.Replied(event("9", "b")));

        assertThat(told).containsExactly("answer 9", "answer 9", "ack 1");
    }

    @Test
    void handlesABatchEventByEventAndAcknowledgesItOnce() {
        var batch = List.of(event("1", "a"), event("2", "a"));
        feed.onNext(message("0", new Batch(new String(json.writeBatch(batch), UTF_8))));
        end(0, DONE);
        end(1, DONE);

        assertThat(running).containsExactly("1", "2");
        assertThat(told).containsExactly("ack 0");
    }

    @Test
    void leavesToTheBrokerWhatWaitsWhenItStops() {
        send("1", "a");
        send("2", "a");
        send("3", "b");
        end(1, LATER);

        var stopped = feed.stop().toCompletableFuture();
        assertThat(stopped).isNotDone();
        end(0, DONE);

        assertThat(stopped).isDone();
        assertThat(running).containsExactly("1", "3");
        assertThat(told).containsExactly("ack 1");
    }

    private void send(String id, String key) {
        feed.onNext(message(id, json.write(event(id, key))));
    }

    private void end(int call, Outcome outcome) {
        calls.get(call).accept(outcome);
    }

    private static Event event(String id, String key) {
        var values = Map.of("id", id, "source", "/", "specversion", "1.0", "type", "t", "partitionkey", key);
        return new Event(new Attributes(values), new EventData.None());
    }

    private Message<?> message(String name, Object payload) {
        return Message.of(payload, () -> {
                    told.add("ack " + name);
                    return CompletableFuture.completedFuture(null);
                })
                .addMetadata(new Name(name));
    }

    private Feed feed() {
        var reader = new MailReader(new Formats(List.of(json)), 10);
        return new Feed("in", new Settings(), List.of(new Broker()), reader, route(), message -> Runnable::run);
    }

    private Route route() {
        var spec = new FunctionSpec("t", Trigger.of("t"), "t.output", "t", Execution.WORKER);
        var invoker = new FunctionInvoker(
                "t", Silent.class, List.of(Silent.class.getDeclaredMethods()).getFirst());
        var function = new EventFunction(spec, invoker, new ObjectMapper(), () -> "id");
        var triggers = new Triggers(List.of(spec.binding()), new FilterReader(CesqlDialect.missing()));
        var functions = new Functions(List.of(function), triggers, Optional.empty());
        var intake = new Intake(
                functions,
                (delivery, then) -> {
                    running.add(delivery.events().getFirst().attributes().id());
                    calls.add(then);
                },
                new Formats(List.of(json)),
                Unwanted.REFUSE,
                10);
        var second = Duration.ofSeconds(1);
        return new Route(
                intake,
                (letter, answers) -> {
                    answers.forEach(
                            answer -> told.add("answer " + answer.attributes().id()));
                    return broker;
                },
                new Backoff(2, second, second, new Random(1)),
                new Backoff(Integer.MAX_VALUE, second, second, new Random(1)),
                new Pauses((time, action) -> {
                    alarms.add(action);
                    return () -> {};
                }));
    }

    private final class Requests implements Flow.Subscription {
        @Override
        public void request(long messages) {
            requested.add(messages);
        }

        @Override
        public void cancel() {}
    }

    private record Name(String text) {}

    /** The JSON of a batch, which this broker knows from that of one event. */
    private record Batch(String text) {}

    /** The JSON of an event that this broker had before. */
    private record Retried(String text) {}

    /** Carries events as JSON, and tells what it is told. */
    private final class Broker implements Transport {
        private final PlainTransport plain = new PlainTransport(json);

        @Override
        public boolean brought(Message<?> message) {
            return true;
        }

        @Override
        public Carried open(Message<?> message) {
            return switch (message.getPayload()) {
                case Batch batch ->
                    carried(json.batchMediaType(), batch.text().getBytes(UTF_8), new Order.OfKeys(Optional.empty()));
                case Retried retried ->
                    carried(json.mediaType(), retried.text().getBytes(UTF_8), new Order.OfPlace("retries"));
                default -> plain.open(message);
            };
        }

        private static Carried carried(String contentType, byte[] body, Order order) {
            return new Carried(
                    Optional.of(contentType), Map.of(), Map.of(), EventData.of(body), Optional.empty(), order);
        }

        @Override
        public boolean isBehind(String connector) {
            return true;
        }

        @Override
        public Message<?> wrap(Event event, ContentMode mode, Optional<String> key) {
            return plain.wrap(event, mode, key);
        }

        @Override
        public CompletableFuture<Void> bury(Message<?> message, Throwable reason) {
            return told("bury", message, reason);
        }

        @Override
        public CompletableFuture<Void> giveBack(Message<?> message, Throwable reason) {
            return told("back", message, reason);
        }

        private CompletableFuture<Void> told(String verb, Message<?> message, Throwable reason) {
            var name = message.getMetadata(Name.class).orElseThrow().text();
            told.add("%s %s: %s".formatted(verb, name, reason.getMessage()));
            return CompletableFuture.completedFuture(null);
        }
    }

    private static final class Settings implements ChannelConfig {
        @Override
        public boolean enabled() {
            return true;
        }

        @Override
        public Optional<String> reply() {
            return Optional.empty();
        }

        @Override
        public int concurrency() {
            return 2;
        }

        @Override
        public int queue() {
            return 1;
        }

        @Override
        public int retries() {
            return 2;
        }

        @Override
        public Duration delay() {
            return Duration.ofSeconds(1);
        }

        @Override
        public Duration longestDelay() {
            return Duration.ofSeconds(1);
        }

        @Override
        public Duration drain() {
            return Duration.ofSeconds(1);
        }
    }

    static final class Silent {
        public void hear() {}
    }
}
