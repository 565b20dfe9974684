package zeroth.dataplane.throttle;

/** What a throttle answers to a request for a seat. */
public sealed interface Admission {
    /** Go to the seat's pod, and close the seat when the exchange is over. */
    record Seated(Seat seat) implements Admission {}

    /** There is no seat, and waiting for one is over. */
    sealed interface Refusal extends Admission {}

    /** Too many requests wait already. */
    record Full() implements Refusal {}

    /** No pod will come, as far as anybody knows. */
    record Unable(String reason) implements Refusal {}

    /** The Revision was deleted. */
    record Gone() implements Refusal {}
}
