package zeroth.scaling.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PureRulesTest {
    @ParameterizedTest
    @CsvSource({"1982,1984,true", "-1984,-1988,true", "-1988,2006,false", "0,1,true", "0,-42,false"})
    void zeroCountsAsCapacityThatIsThere(int one, int other, boolean same) {
        assertThat(BurstSign.same(one, other)).isEqualTo(same);
    }

    @ParameterizedTest
    @CsvSource({"0,200,2", "1,200,3", "100,0,2", "5,-1,5", "15,200,17"})
    void activatorsAreAsManyAsTheLoadMayNeed(int ready, double burstCapacity, int activators) {
        ScalingSpec spec =
                Specs.vectors(70, burstCapacity).target(new Target(70, 100)).spec();
        assertThat(Activators.count(spec, ready)).isEqualTo(activators);
    }

    @ParameterizedTest
    @CsvSource({"10,10,1", "60,50,30", "60,51,31", "600,10,60", "6,10,1"})
    void thePanicWindowIsAShareInWholeSeconds(long stable, double percentage, long panic) {
        Windows windows = Windows.of(Duration.ofSeconds(stable), percentage);
        assertThat(windows.panic()).isEqualTo(Duration.ofSeconds(panic));
    }

    @Test
    void aTargetIsNeverNothing() {
        assertThat(Target.of(1, 0.001)).isEqualTo(new Target(0.01, 1));
    }

    @Test
    void boundsClampAndZeroIsUnlimited() {
        assertThat(new Bounds(2, Bounds.Most.of(8)).clamp(10)).isEqualTo(8);
        assertThat(new Bounds(2, Bounds.Most.of(0)).clamp(10)).isEqualTo(10);
        assertThat(new Bounds(2, Bounds.Most.of(0)).clamp(0)).isEqualTo(2);
    }

    @Test
    void ratesBelowOneAreRefusedWithTheirName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Specs.vectors(10, 0).rates(0.5, 2))
                .withMessage("max-scale-up-rate: 0.5 (expected: at least 1)");
    }
}
