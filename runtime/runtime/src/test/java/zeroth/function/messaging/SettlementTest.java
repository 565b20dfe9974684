package zeroth.function.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import zeroth.function.dispatch.Outcome;
import zeroth.function.dispatch.Unwanted;
import zeroth.function.event.Refusal;

class SettlementTest {
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UNWANTED")
    void buriesWhatWouldFailAgain(Refusal refusal) {
        assertThat(settled(new Outcome.Refused(refusal, "no"))).isEqualTo(new Settlement.Bury("no"));
    }

    @Test
    void triesAgainWhatMaySucceedLater() {
        var second = Optional.of(Duration.ofSeconds(1));
        assertThat(settled(new Outcome.Postponed("later", second))).isEqualTo(new Settlement.Again("later", second));
        assertThat(settled(new Outcome.Failed("oops"))).isEqualTo(new Settlement.Again("oops", Optional.empty()));
        assertThat(settled(new Outcome.TimedOut(Duration.ofSeconds(1)))).isInstanceOf(Settlement.Again.class);
        assertThat(settled(new Outcome.InFlight())).isInstanceOf(Settlement.Again.class);
    }

    @Test
    void waitsForRoom() {
        assertThat(settled(new Outcome.Busy("full"))).isEqualTo(new Settlement.Wait());
    }

    @Test
    void isDoneWithWhatWasHandled() {
        assertThat(settled(new Outcome.Accepted())).isEqualTo(new Settlement.Done(List.of()));
    }

    @Test
    void doesWithAnEventThatNobodyWantsAsItIsConfigured() {
        var unwanted = new Outcome.Refused(Refusal.UNWANTED, "type: x");
        assertThat(Settlement.of(unwanted, Unwanted.REFUSE)).isEqualTo(new Settlement.Bury("type: x"));
        assertThat(Settlement.of(unwanted, Unwanted.ACCEPT)).isEqualTo(new Settlement.Done(List.of()));
        assertThat(Settlement.of(unwanted, Unwanted.RETRY))
                .isEqualTo(new Settlement.Again("type: x", Optional.empty()));
    }

    private static Settlement settled(Outcome outcome) {
        return Settlement.of(outcome, Unwanted.REFUSE);
    }
}
