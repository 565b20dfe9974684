package zeroth.queueproxy.http.proxy;

/** What came of {@link Forward#to}. */
public sealed interface Outcome {
    /** The destination answered, and the answer went to the client as a whole. */
    record Answered(int status) implements Outcome {}

    /** No byte can have reached the destination, and the exchange is unanswered: another one may be tried. */
    record NotReached(Throwable cause) implements Outcome {}

    /** The request may have reached the destination: not repeated. The client was told (502) or its answer broken off. */
    record Broken(Throwable cause) implements Outcome {}

    /** The exchange ended before the destination had answered: its client left, or a stage cut it short. */
    record Left(Ending ending) implements Outcome {}
}
