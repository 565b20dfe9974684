package zeroth.function.duplicate;

import java.util.concurrent.CompletionStage;
import zeroth.function.dispatch.Outcome;

/** The events that came lately. Bounded by count or memory, and by time. */
public interface Window {
    /** Of claims for one key at one time, one is the first. */
    CompletionStage<Claim> claim(EventKey key);

    /** The event was handled: claims are answered by the outcome from now on, for a while. */
    CompletionStage<Void> done(EventKey key, String ticket, Outcome.Success outcome);

    /** The event was not handled: the next claim is the first again. A ticket that is no longer valid changes nothing. */
    CompletionStage<Void> release(EventKey key, String ticket);
}
