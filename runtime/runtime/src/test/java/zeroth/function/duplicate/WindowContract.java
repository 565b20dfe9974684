package zeroth.function.duplicate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import zeroth.function.dispatch.Outcome;
import zeroth.function.event.Attributes;
import zeroth.function.event.Event;
import zeroth.function.event.EventData;

/** What every window does. */
@Timeout(60)
abstract class WindowContract {
    private static final Outcome.Success ACCEPTED = new Outcome.Accepted();

    private final EventKey key = new EventKey("orders", "5:/shop" + UUID.randomUUID(), 7);

    abstract Window window();

    @Test
    void letsOneClaimBeTheFirst() {
        assertThat(claim(key)).isInstanceOf(Claim.First.class);
        assertThat(claim(key)).isEqualTo(new Claim.InFlight());
    }

    @Test
    void letsOneOfManyAtOneTimeBeTheFirst() throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            Callable<Claim> claiming = () -> claim(key);
            var claims =
                    threads.invokeAll(Stream.generate(() -> claiming).limit(32).toList());

            int first = 0;
            for (var claim : claims) {
                first += claim.get() instanceof Claim.First ? 1 : 0;
            }
            assertThat(first).isEqualTo(1);
        }
    }

    @Test
    void answersByTheOutcomeWhatIsDone() {
        var replied = new Outcome.RepliedMany(List.of(event("1"), event("2")));
        done(key, new Outcome.Replied(event("€")));

        assertThat(claim(key)).usingRecursiveComparison().isEqualTo(new Claim.Done(new Outcome.Replied(event("€"))));

        var other = new EventKey("orders", "other" + UUID.randomUUID(), 7);
        done(other, replied);
        assertThat(claim(other)).usingRecursiveComparison().isEqualTo(new Claim.Done(replied));
    }

    @Test
    void letsWhatFailedComeAgain() {
        window().release(key, ticket(key)).toCompletableFuture().join();

        assertThat(claim(key)).isInstanceOf(Claim.First.class);
    }

    @Test
    void doesNothingForATicketThatIsNotValid() {
        ticket(key);

        window().release(key, "another").toCompletableFuture().join();

        assertThat(claim(key)).isEqualTo(new Claim.InFlight());
    }

    @Test
    void tellsFunctionsAndEventsAndTheirDataApart() {
        done(key, ACCEPTED);

        assertThat(Stream.of(
                        new EventKey("refunds", key.events(), 7),
                        new EventKey("orders", key.events() + "x", 7),
                        new EventKey("orders", key.events(), 8)))
                .allSatisfy(other -> assertThat(claim(other)).isInstanceOf(Claim.First.class));
    }

    Claim claim(EventKey key) {
        return window().claim(key).toCompletableFuture().join();
    }

    void done(EventKey key, Outcome.Success outcome) {
        window().done(key, ticket(key), outcome).toCompletableFuture().join();
    }

    EventKey key() {
        return key;
    }

    private String ticket(EventKey key) {
        return claim(key) instanceof Claim.First first ? first.ticket() : "none";
    }

    static Event event(String id) {
        return new Event(
                new Attributes(Map.of("id", id, "source", "/", "specversion", "1.0", "type", "t")),
                new EventData.Json("{}".getBytes(UTF_8)));
    }
}
