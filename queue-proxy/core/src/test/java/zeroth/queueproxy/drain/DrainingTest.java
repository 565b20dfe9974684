package zeroth.queueproxy.drain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import zeroth.queueproxy.time.testing.VirtualTime;

class DrainingTest {
    private final VirtualTime time = new VirtualTime(Instant.EPOCH);
    private final Draining draining = new Draining(time, Duration.ofSeconds(30));

    @Test
    void isDrainedAtOnceWhenNobodyIsThere() {
        draining.drain();

        assertThat(drained()).isDone();
    }

    @Test
    void isDrainedWhenTheLastRequestAndTheLastConnectionAreGone() {
        Draining.Presence connection = draining.connect();
        Draining.Presence request = draining.arrive();

        draining.drain();
        request.close();
        assertThat(drained()).isNotDone();
        connection.close();

        assertThat(drained()).isDone();
    }

    @Test
    void isNotDrainedUntilAsked() {
        draining.connect().close();

        assertThat(drained()).isNotDone();
        assertThat(draining.isDraining()).isFalse();
    }

    @Test
    void presenceClosedTwiceLeavesOnce() {
        Draining.Presence one = draining.connect();
        draining.connect();
        draining.drain();

        one.close();
        one.close();

        assertThat(drained()).isNotDone();
    }

    @Test
    void arrivalStartsTheQuietPeriodAnewAndCompletionDoesNot() {
        draining.drain();
        time.advance(Duration.ofSeconds(20));
        Draining.Presence request = draining.arrive();
        time.advance(Duration.ofSeconds(20));
        request.close();
        assertThat(quiet()).isNotDone();

        time.advance(Duration.ofSeconds(10));

        assertThat(quiet()).isDone();
    }

    @Test
    void withdrawnTryServesOnAndLetsGoWhoWaits() {
        CompletableFuture<Void> waiting = draining.tryToDrain().toCompletableFuture();
        assertThat(draining.isDraining()).isTrue();

        draining.withdraw();

        assertThat(waiting).isDone();
        assertThat(draining.isDraining()).isFalse();
        assertThat(quiet()).isNotDone();
    }

    @Test
    void tryThatBecameSeriousIsNotWithdrawn() {
        CompletableFuture<Void> waiting = draining.tryToDrain().toCompletableFuture();
        draining.drain();

        draining.withdraw();
        assertThat(waiting).isNotDone();
        time.advance(Duration.ofSeconds(30));

        assertThat(waiting).isDone();
        assertThat(draining.isDraining()).isTrue();
    }

    @Test
    void beginningIsToldOnce() {
        AtomicInteger told = new AtomicInteger();
        draining.onBegin(told::incrementAndGet);

        draining.tryToDrain();
        draining.drain();
        draining.drain();

        assertThat(told).hasValue(1);
    }

    @Test
    void isDrainedOnlyWhenTheDoorIsShutAndWhoSlippedInHasLeft() {
        CompletableFuture<Void> door = new CompletableFuture<>();
        AtomicInteger asked = new AtomicInteger();
        draining.shutDoorBy(() -> {
            asked.incrementAndGet();
            return door;
        });
        draining.drain();
        Draining.Presence late = draining.connect();
        Draining.Presence later = draining.connect();
        late.close();
        assertThat(drained()).isNotDone();

        door.complete(null);
        assertThat(drained()).isNotDone();
        later.close();

        assertThat(drained()).isDone();
        assertThat(asked).hasValue(1);
    }

    @Test
    void doorThatCannotBeShutDoesNotKeepThePodFromEnding() {
        draining.shutDoorBy(() -> CompletableFuture.failedFuture(new IllegalStateException("stuck")));

        draining.drain();

        assertThat(drained()).isDone();
    }

    private CompletableFuture<Void> drained() {
        return draining.drained().toCompletableFuture();
    }

    private CompletableFuture<Void> quiet() {
        return draining.quiet().toCompletableFuture();
    }
}
