package zeroth.scaling.zero;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import zeroth.scaling.decision.Bounds;
import zeroth.scaling.zero.ZeroRules.ActivatorCheck;
import zeroth.scaling.zero.ZeroRules.Zero;

/** Upstream's scaler vectors Z1 to Z38: grace 60 s, window 5 min, progress deadline 121 s. */
class ScalePlanTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration WINDOW = Duration.ofMinutes(5);

    private Zero zero = Zero.ALLOWED;
    private ActivatorCheck check = ActivatorCheck.PROBE;
    private Duration window = WINDOW;
    private Duration deadline = Duration.ofSeconds(121);
    private Duration retention = Duration.ZERO;
    private Bounds bounds = new Bounds(0, Bounds.Most.of(0));
    private Path path = new Path.Direct();

    @Test
    void shrinksToOneWhileStillActive() {
        assertThat(plan(active(WINDOW.minusSeconds(1)), 0)).as("Z1, Z2").isEqualTo(Step.apply(1, seconds(1)));
        window = seconds(45);
        assertThat(plan(active(seconds(44)), 0)).as("Z5").isEqualTo(Step.apply(1, seconds(1)));
    }

    @Test
    void becomesInactiveAfterAStableWindow() {
        assertThat(plan(active(WINDOW), 0)).as("Z3").isEqualTo(Step.keep(Desired.none()));
        window = seconds(45);
        assertThat(plan(active(seconds(45)), 0)).as("Z6").isEqualTo(Step.keep(Desired.none()));
    }

    @Test
    void looksAgainAtOnceWhereThePathLeadsThroughTheActivatorAlready() {
        path = new Path.ThroughActivator(NOW.minusSeconds(600));
        assertThat(plan(active(WINDOW), 0)).as("Z4").isEqualTo(Step.keep(Desired.none(), Duration.ZERO));
        path = new Path.Turning();
        assertThat(plan(active(WINDOW), 0)).as("Z4").isEqualTo(Step.keep(Desired.none(), Duration.ZERO));
    }

    @Test
    void goesToZeroAfterTheGracePeriod() {
        assertThat(plan(inactive(60), 0)).as("Z7").isEqualTo(asked(Step.apply(0)));
        assertThat(plan(inactive(59), 0)).as("Z8").isEqualTo(asked(Step.keep(Desired.none(), seconds(1))));
    }

    @Test
    void timeBehindTheActivatorCountsAsGrace() {
        path = new Path.ThroughActivator(NOW.minusSeconds(59));
        assertThat(plan(inactive(59), 0)).as("Z9").isEqualTo(asked(Step.keep(Desired.none(), seconds(1))));
        path = new Path.ThroughActivator(NOW.minusSeconds(60));
        assertThat(plan(inactive(59), 0)).as("Z10").isEqualTo(asked(Step.apply(0)));
        retention = seconds(42);
        assertThat(plan(inactive(59), 0)).as("Z11").isEqualTo(asked(Step.apply(0)));
    }

    @Test
    void looksAgainWhenTheFirstOfBothPeriodsIsOver() {
        path = new Path.ThroughActivator(NOW.minusSeconds(5));
        assertThat(plan(inactive(40), 0)).isEqualTo(asked(Step.keep(Desired.none(), seconds(20))));
    }

    @Test
    void keepsTheLastPodAsLongAsItIsRetained() {
        retention = seconds(120);
        assertThat(plan(inactive(60), 0)).as("Z12, Z14").isEqualTo(asked(Step.keep(Desired.none(), seconds(60))));
        retention = Duration.ZERO;
        assertThat(plan(inactive(60), 0)).as("Z13").isEqualTo(asked(Step.apply(0)));
        retention = seconds(60);
        assertThat(plan(inactive(60), 0)).as("Z15").isEqualTo(asked(Step.apply(0)));
    }

    @Test
    void asksNoActivatorThatIsAlwaysInThePath() {
        check = ActivatorCheck.TRUST;
        assertThat(plan(inactive(60), 0)).as("Z16").isEqualTo(Step.apply(0));
    }

    @Test
    void givesUpAnActivationThatTakesTooLong() {
        assertThat(plan(activating(seconds(75)), 0)).as("Z18").isEqualTo(Step.keep(Desired.unknown(), seconds(151)));
        assertThat(plan(activating(seconds(152)), 0)).as("Z19").isEqualTo(Step.apply(0));
        deadline = seconds(5);
        assertThat(plan(activating(seconds(36)), 0)).as("Z20").isEqualTo(Step.apply(0));
    }

    @Test
    void neverGoesBelowTheLeast() {
        bounds = new Bounds(2, Bounds.Most.of(0));
        assertThat(plan(inactive(600), 0)).as("Z21, Z22").isEqualTo(Step.apply(2));
    }

    @Test
    void goesWhereLoadLeadsWithinTheMost() {
        assertThat(plan(inactive(0), 10)).as("Z26").isEqualTo(Step.apply(10));
        bounds = new Bounds(0, Bounds.Most.of(8));
        assertThat(plan(inactive(0), 10)).as("Z27").isEqualTo(Step.apply(8));
        bounds = new Bounds(0, Bounds.Most.of(0));
        assertThat(plan(inactive(30), 10)).as("Z28").isEqualTo(Step.apply(10));
    }

    @Test
    void doesNothingWhileNobodyKnows() {
        assertThat(plan(inactive(30)).step(Desired.unknown(), NOW)).as("Z29").isEqualTo(Step.keep(Desired.unknown()));
        assertThat(plan(active(seconds(30))).step(Desired.unknown(), NOW))
                .as("Z30")
                .isEqualTo(Step.keep(Desired.unknown()));
    }

    @Test
    void anActivationThatNobodyKnowsAboutTakesTheLeast() {
        bounds = new Bounds(3, Bounds.Most.of(0));
        assertThat(plan(activating(seconds(1))).step(Desired.unknown(), NOW)).isEqualTo(Step.apply(3));
        bounds = new Bounds(0, Bounds.Most.of(0));
        assertThat(plan(activating(seconds(1))).step(Desired.unknown(), NOW))
                .isEqualTo(Step.keep(Desired.unknown(), seconds(151)));
    }

    @Test
    void anInitialisedRevisionForgetsItsInitialScale() {
        assertThat(plan(active(seconds(120)), 0)).as("Z31, Z35").isEqualTo(Step.apply(1, seconds(180)));
        assertThat(plan(inactive(0), 0)).as("Z34").isEqualTo(asked(Step.keep(Desired.none(), seconds(60))));
    }

    @Test
    void keepsOneWhereZeroIsForbidden() {
        zero = Zero.FORBIDDEN;
        assertThat(plan(inactive(600), 0)).as("Z36").isEqualTo(Step.apply(1));
        bounds = new Bounds(2, Bounds.Most.of(0));
        assertThat(plan(inactive(600), 0)).as("Z37").isEqualTo(Step.apply(2));
        assertThat(plan(inactive(600)).step(Desired.unknown(), NOW)).as("Z38").isEqualTo(Step.keep(Desired.unknown()));
    }

    private ScalePlan plan(Activity activity) {
        ZeroRules rules =
                new ZeroRules(zero, check, window, ZeroRules.activationTimeout(deadline), seconds(60), retention);
        return new ScalePlan(bounds, rules, path, activity);
    }

    private Step plan(Activity activity, int replicas) {
        return plan(activity).step(Desired.of(replicas), NOW);
    }

    private static Step asked(Step reached) {
        return new Step.AskActivator(reached);
    }

    private static Activity activating(Duration lasted) {
        return new Activity.Activating(NOW.minus(lasted));
    }

    private static Activity active(Duration lasted) {
        return new Activity.Active(NOW.minus(lasted));
    }

    private static Activity inactive(long seconds) {
        return new Activity.Inactive(NOW.minusSeconds(seconds));
    }

    private static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }
}
