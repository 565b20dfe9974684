package zeroth.function.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import zeroth.function.dispatch.Outcome;
import zeroth.function.dispatch.Unwanted;
import zeroth.function.event.BinaryMode;
import zeroth.function.event.ContentMode;
import zeroth.function.event.Formats;
import zeroth.function.event.JsonFormat;
import zeroth.function.event.PercentEncoding;
import zeroth.function.event.Refusal;

class AnswerTest {
    private final ObjectMapper mapper = new ObjectMapper();
    private final Answers answers = new Answers(
            new Statuses(Statuses.Compatibility.NONE, Unwanted.REFUSE),
            new BinaryMode(PercentEncoding.SPEC),
            new Formats(List.of(new JsonFormat(mapper))));

    @ParameterizedTest
    @EnumSource
    void aRefusalIsAStatusThatKnativeDoesNotRepeat(Refusal refusal) {
        assertThat(answer(new Outcome.Refused(refusal, "no")).status())
                .isBetween(400, 499)
                .isNotIn(404, 408, 409, 429);
    }

    @Test
    void whatMaySucceedLaterIsAStatusThatKnativeRepeats() {
        assertThat(answer(new Outcome.Busy("full")))
                .returns(429, Answer::status)
                .matches(busy -> "1".equals(busy.headers().get("retry-after")));
        assertThat(answer(new Outcome.Postponed("wait", Optional.of(Duration.ofMillis(2_001)))))
                .returns(503, Answer::status)
                .matches(later -> "3".equals(later.headers().get("retry-after")));
        assertThat(answer(new Outcome.Postponed("wait", Optional.empty())).headers())
                .doesNotContainKey("retry-after");
        assertThat(answer(new Outcome.Failed("no")).status()).isEqualTo(500);
    }

    @Test
    void anEventThatWasHandledWithoutAReplyHasAnEmptyAnswer() {
        assertThat(answer(new Outcome.Accepted()))
                .returns(202, Answer::status)
                .matches(accepted -> accepted.body().length() == 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "ä€", "\"\\", "\u0000\n", "\uD83D\uDE00", "\uD83D"})
    void aLongReasonOfAnyCharactersIsShortValidJson(String text) throws IOException {
        var body = answer(new Outcome.Failed(text.repeat(5_000))).body().getBytes();

        assertThat(body).hasSizeLessThan(700);
        assertThat(mapper.readTree(body).get("detail").asText()).isNotEmpty();
    }

    private Answer answer(Outcome outcome) {
        return answers.to(outcome, new ContentMode.Binary());
    }
}
