package zeroth.apiserver.answer;

import java.util.Optional;
import zeroth.apiserver.call.Answer;
import zeroth.apiserver.call.Call;

/** Answers the calls that are its own; empty for others. */
public interface Endpoint {
    Optional<Answer> answer(Call call);
}
