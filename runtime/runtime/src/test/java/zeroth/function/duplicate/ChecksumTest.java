package zeroth.function.duplicate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChecksumTest {
    @Test
    void changesWithEachBit() {
        var bytes = new byte[67];
        new Random(1).nextBytes(bytes);
        var sums = new HashSet<Long>();
        sums.add(Checksum.of(0, bytes));

        for (int bit = 0; bit < bytes.length * Byte.SIZE; bit++) {
            bytes[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            sums.add(Checksum.of(0, bytes));
            bytes[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
        }

        assertThat(sums).hasSize(bytes.length * Byte.SIZE + 1);
    }

    @Test
    void changesWithTheOrderAndTheLength() {
        assertThat(sum("abcdefgh12345678"))
                .isEqualTo(sum("abcdefgh12345678"))
                .isNotEqualTo(sum("12345678abcdefgh"))
                .isNotEqualTo(sum("abcdefgh"));
        assertThat(Checksum.of(0, new byte[1])).isNotEqualTo(Checksum.of(0, new byte[2]));
        assertThat(Checksum.of(sum("a"), "b".getBytes(UTF_8))).isNotEqualTo(Checksum.of(sum("b"), "a".getBytes(UTF_8)));
    }

    private static long sum(String text) {
        return Checksum.of(0, text.getBytes(UTF_8));
    }
}
