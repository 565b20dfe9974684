package zeroth.function.duplicate;

import io.smallrye.mutiny.Uni;
import zeroth.function.dispatch.Outcome;

/** The events that came lately. Bounded by count or memory, and by time. */
public interface Window {
    /** Of claims for one key at one time, one is the first. */
    Uni<Claim> claim(EventKey key);

    /** The event was handled: claims are answered by the outcome from now on, for a while. */
    Uni<Void> done(EventKey key, String ticket, Outcome.Success outcome);

    /** The event was not handled: the next claim is the first again. A ticket that is no longer valid changes nothing. */
    Uni<Void> release(EventKey key, String ticket);
}
