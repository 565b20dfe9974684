package zeroth.function.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EventIdsTest {
    private final AtomicLong millis = new AtomicLong(1_000);
    private final InstantSource clock = () -> Instant.ofEpochMilli(millis.get());

    @Test
    void areUuidsOfVersionEight() {
        assertThat(UUID.fromString(new EventIds().get()))
                .returns(8, UUID::version)
                .returns(2, UUID::variant);
    }

    @Test
    void areCountedForSomeMillisecondsAndThenBegunAnew() {
        var random = Stream.of(new UUID(1, 7), new UUID(2, 7), new UUID(3, 7)).iterator();
        var ids = new EventIds(clock, random::next);

        assertThat(ids.get()).isEqualTo("00000000-0000-8001-8000-000000000007");
        millis.addAndGet(9);
        assertThat(ids.get()).isEqualTo("00000000-0000-8001-8000-000000000008");
        millis.addAndGet(1);
        assertThat(ids.get()).isEqualTo("00000000-0000-8002-8000-000000000007");
        millis.addAndGet(-1);
        assertThat(ids.get()).isEqualTo("00000000-0000-8003-8000-000000000007");
    }

    @Test
    void goOnWhereTheirNumbersEnd() {
        var ids = new EventIds(clock, () -> new UUID(0, -1));

        assertThat(Stream.generate(ids).limit(2))
                .containsExactly("00000000-0000-8000-bfff-ffffffffffff", "00000000-0000-8000-8000-000000000000");
    }

    @Test
    void areNeverTheSameTwiceOnWhateverThreads() throws Exception {
        var ids = new EventIds();
        Callable<Stream<String>> some = () -> Stream.generate(ids).limit(50_000).toList().stream();
        try (var threads = Executors.newFixedThreadPool(4)) {
            var drawn = threads.invokeAll(Stream.generate(() -> some).limit(4).toList());

            assertThat(drawn.stream().flatMap(each -> each.resultNow()))
                    .hasSize(200_000)
                    .doesNotHaveDuplicates();
        }
    }
}
