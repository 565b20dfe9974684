package zeroth.function.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EventIdsTest {
    @Test
    void areUuidsOfVersionEight() {
        assertThat(UUID.fromString(new EventIds().get()))
                .returns(8, UUID::version)
                .returns(2, UUID::variant);
    }

    @Test
    void areNeverTheSameTwice() {
        var one = new EventIds();
        var other = new EventIds();

        assertThat(Stream.of(one, other).flatMap(ids -> Stream.generate(ids).limit(10_000)))
                .doesNotHaveDuplicates();
    }

    @Test
    void goOnWhereTheirNumbersEnd() {
        var ids = new EventIds(new UUID(0, -1));

        assertThat(Stream.generate(ids).limit(2))
                .containsExactly("00000000-0000-8000-bfff-ffffffffffff", "00000000-0000-8000-8000-000000000000");
    }
}
