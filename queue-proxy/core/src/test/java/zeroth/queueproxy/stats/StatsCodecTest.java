package zeroth.queueproxy.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import zeroth.names.RevisionId;

class StatsCodecTest {
    private static final RevisionId REVISION = new RevisionId("default", "hello-00001");
    private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);
    private static final StatsReport REPORT = new StatsReport(REVISION, "pod-a", 1.5, 0.5, 10, 4, 12.25, NOW);
    private static final String REPORT_HEX =
            "0a05706f642d6111000000000000f83f19000000000000e03f210000000000002440290000000000001040310000000000802840";
    private static final StatsReport POKE = new StatsReport(REVISION, "act-1", 1, 0, 1, 0, 0, NOW);
    private static final String POKE_HEX =
            "0a310a0764656661756c74120b68656c6c6f2d30303030311a190a056163742d3111000000000000f03f21000000000000f03f";

    @Test
    void statIsWrittenAndReadAsKnativeWritesIt() {
        assertThat(hex(StatsCodec.encode(REPORT))).isEqualTo(REPORT_HEX);
        assertThat(StatsCodec.decode(bytes(REPORT_HEX), REVISION, NOW)).isEqualTo(REPORT);
    }

    @Test
    void zerosAreNotWritten() {
        StatsReport idle = new StatsReport(REVISION, "pod-a", 0, 0, 0, 0, 0, NOW);

        assertThat(hex(StatsCodec.encode(idle))).isEqualTo("0a05706f642d61");
        assertThat(StatsCodec.decode(bytes("0a05706f642d61"), REVISION, NOW)).isEqualTo(idle);
    }

    @Test
    void pokeIsWrittenAndReadAsKnativeWritesIt() {
        assertThat(hex(StatsCodec.encode(List.of(POKE)))).isEqualTo(POKE_HEX);
        assertThat(StatsCodec.decodeAll(bytes(POKE_HEX), NOW)).containsExactly(POKE);
    }

    @Test
    void timestampOfTheSenderGoesBeforeTheTimeOfReceipt() {
        StatsReport read = StatsCodec.decode(bytes("0a05706f642d6138e807"), REVISION, NOW);

        assertThat(read.timestamp()).isEqualTo(Instant.ofEpochSecond(1000));
    }

    @Test
    void fieldsOfLaterVersionsAreSkipped() {
        String later = REPORT_HEX + "4801" + "5203616263" + "5d01020304" + "610102030405060708";

        assertThat(StatsCodec.decode(bytes(later), REVISION, NOW)).isEqualTo(REPORT);
    }

    @Test
    void messageWithoutAStatIsLeftOut() {
        assertThat(StatsCodec.decodeAll(bytes("0a090a0764656661756c74" + POKE_HEX), NOW))
                .containsExactly(POKE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0a", "0a05706f64", "11000000", "0aff", "0affffffffff0f", "0b", "ffffffffffffffffffffff01"})
    void brokenBytesAreRefused(String hex) {
        assertThatThrownBy(() -> StatsCodec.decode(bytes(hex), REVISION, NOW)).isInstanceOf(MalformedStats.class);
    }

    @Test
    void statTooLongForAnAutoscalerIsRefused() {
        assertThatThrownBy(() -> StatsCodec.decode(new byte[StatsCodec.LARGEST_STAT + 1], REVISION, NOW))
                .isInstanceOf(MalformedStats.class)
                .hasMessage("message: 337 bytes (expected: at most 336)");
    }

    @Test
    void anyBytesAreReadOrRefusedAndNothingElse() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            byte[] noise = Arrays.copyOf(bytes(POKE_HEX), 51);
            noise[random.nextInt(noise.length)] = (byte) random.nextInt();
            noise[random.nextInt(noise.length)] = (byte) random.nextInt();
            assertThat(isReadOrRefused(noise))
                    .as("seed 7, round %d: %s", i, hex(noise))
                    .isTrue();
        }
    }

    private static boolean isReadOrRefused(byte[] bytes) {
        try {
            StatsCodec.decodeAll(bytes, NOW);
            return true;
        } catch (MalformedStats e) {
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
