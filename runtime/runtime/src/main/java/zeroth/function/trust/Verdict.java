package zeroth.function.trust;

/** What is thought of the sender of a request. */
public sealed interface Verdict {
    /** It is who it says, and may send. */
    record Trusted(String subject) implements Verdict {}

    /** It has no token, or one that does not hold here. */
    record Untrusted(String reason) implements Verdict {}

    /** It is who it says, and may not send. */
    record Forbidden(String reason) implements Verdict {}

    /** Nobody can say: the issuer cannot be asked. */
    record Undecided(String reason) implements Verdict {}
}
