package zeroth.scaling.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import zeroth.scaling.metric.Reading;

/** The scaler against the rules written down in one go. */
class ScalerOracleTest {
    private static final long SEED = 20260102;
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Random random = new Random(SEED);

    @Test
    void decidesAsTheRulesSayOnRandomLoad() {
        for (int run = 0; run < 3000; run++) {
            compareOneRun(run);
        }
    }

    private void compareOneRun(int run) {
        Specs specs = specs();
        int ready = random.nextInt(4);
        Scaler scaler = Scaler.starting(specs.spec(), ready, START);
        NaiveScaler naive = new NaiveScaler(specs.spec(), ready, START);
        Instant now = START;
        for (int step = 0; step < 60; step++) {
            now = now.plusSeconds(random.nextInt(12));
            ScalingSpec spec = (random.nextInt(5) == 0 ? specs.unreachable() : specs).spec();
            Observation observation = new Observation(now, random.nextInt(60), load());
            assertThat(scaler.decide(spec, observation))
                    .as("seed %d, run %d, step %d, %s", SEED, run, step, spec)
                    .isEqualTo(naive.decide(spec, observation));
        }
    }

    private Specs specs() {
        double burst = new double[] {-1, 0, random.nextInt(300) + 1}[random.nextInt(3)];
        Duration delay = random.nextBoolean() ? Duration.ZERO : Duration.ofSeconds(1 + random.nextInt(40));
        return Specs.vectors(0.5 + random.nextInt(100), burst)
                .rates(1.1 + random.nextInt(10), 1.1 + random.nextInt(10))
                .panicThreshold(1.1 + random.nextInt(9))
                .activationScale(random.nextInt(5))
                .delay(delay);
    }

    private Reading.Averages load() {
        int scale = 1 << random.nextInt(10);
        return new Reading.Averages(random.nextDouble() * scale, random.nextDouble() * scale);
    }
}
