package zeroth.function.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.funqy.runtime.ApplicationException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import zeroth.function.PermanentEventException;
import zeroth.function.RetryableEventException;
import zeroth.function.event.Refusal;
import zeroth.function.event.RefusedEventException;

class FailuresTest {
    @Test
    void believesAFunctionThatSaysWhatWillHappenNextTime() {
        assertThat(Failures.outcome(new PermanentEventException("no")))
                .isEqualTo(new Outcome.Refused(Refusal.UNPROCESSABLE, "no"));
        assertThat(Failures.outcome(new RetryableEventException("wait", Duration.ofSeconds(3))))
                .isEqualTo(new Outcome.Postponed("wait", Optional.of(Duration.ofSeconds(3))));
        assertThat(Failures.outcome(new RetryableEventException("wait")))
                .isEqualTo(new Outcome.Postponed("wait", Optional.empty()));
    }

    @Test
    void looksInsideTheWrappersOfAsynchronousCode() {
        var wrapped = new ApplicationException(new CompletionException(new PermanentEventException("no")));

        assertThat(Failures.outcome(wrapped)).isEqualTo(new Outcome.Refused(Refusal.UNPROCESSABLE, "no"));
    }

    @Test
    void keepsTheReasonForARefusal() {
        assertThat(Failures.outcome(RefusedEventException.unsupportedFormat("xml")))
                .isEqualTo(new Outcome.Refused(Refusal.UNSUPPORTED_FORMAT, "xml"));
    }

    @Test
    void isBusyWhenNoThreadIsFree() {
        assertThat(Failures.outcome(new RejectedExecutionException()))
                .isEqualTo(new Outcome.Busy("every thread is busy"));
    }

    @Test
    void namesTheTypeOfEveryOtherFailureAndNothingElse() {
        assertThat(Failures.outcome(new IOException("password=x")))
                .isEqualTo(new Outcome.Failed("the function failed: IOException"));
    }
}
