package zeroth.function.duplicate;

import zeroth.function.dispatch.Outcome;

/** What the window knows of an event that arrives. */
public sealed interface Claim {
    /** It is new, and now this delivery's, as the ticket proves. */
    record First(String ticket) implements Claim {}

    /** Another delivery has it. */
    record InFlight() implements Claim {}

    /** It was handled, and this was the outcome. */
    record Done(Outcome.Success outcome) implements Claim {}
}
