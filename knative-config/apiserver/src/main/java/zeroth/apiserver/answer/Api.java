package zeroth.apiserver.answer;

import java.util.List;
import zeroth.apiserver.call.Answer;
import zeroth.apiserver.call.Call;
import zeroth.apiserver.refusal.Refusal;
import zeroth.apiserver.store.WriteFailedException;

/** Answers every call, refusals included. Immutable; called by many threads. */
public final class Api {
    private static final System.Logger LOG = System.getLogger(Api.class.getName());

    private final List<Endpoint> endpoints;

    public Api(List<Endpoint> endpoints) {
        this.endpoints = List.copyOf(endpoints);
    }

    public Answer answer(Call call) {
        try {
            return endpoints.stream()
                    .flatMap(endpoint -> endpoint.answer(call).stream())
                    .findFirst()
                    .orElseThrow(Refusal::unknownPath);
        } catch (Refusal refusal) {
            return Answer.refused(refusal);
        } catch (WriteFailedException e) {
            return Answer.refused(Refusal.notStored(String.valueOf(e.getMessage())));
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "a request failed: " + call.method() + " " + call.segments(), e);
            return Answer.refused(Refusal.internal(String.valueOf(e.getMessage())));
        }
    }
}
