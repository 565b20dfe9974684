package zeroth.dataplane.activator;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import zeroth.dataplane.throttle.Admission;
import zeroth.dataplane.throttle.Seat;
import zeroth.queueproxy.http.proxy.Ending;
import zeroth.queueproxy.http.proxy.Exchange;

/**
 * An exchange that waits for its seat, on its own event loop. A client that leaves leaves the line, and a seat that
 * comes too late goes to the next.
 */
record Turn(Exchange exchange) {
    /** What upstream answers, although nobody hears it: its log and ours are read by the same people. */
    private static final int LEFT_WHILE_WAITING = 500;

    /** Goes on with {@code seated}, or answers why not. */
    void await(CompletableFuture<Admission> answer, Consumer<Seat> seated) {
        if (answer.isDone()) {
            settle(answer.join(), seated);
            return;
        }
        exchange.onEnd(ending -> leave(answer, ending));
        var _ = answer.thenAccept(admission -> exchange.run(() -> settle(admission, seated)));
    }

    private void leave(CompletableFuture<Admission> answer, Ending ending) {
        if (answer.cancel(false) && ending == Ending.CLIENT_GONE) {
            exchange.request().response().setStatusCode(LEFT_WHILE_WAITING);
        }
    }

    private void settle(Admission admission, Consumer<Seat> seated) {
        switch (admission) {
            case Admission.Seated(Seat seat) when exchange.ended() -> seat.close();
            case Admission.Seated(Seat seat) -> seated.accept(seat);
            case Admission.Refusal refusal -> refuse(refusal);
        }
    }

    private void refuse(Admission.Refusal refusal) {
        exchange.answer(Refusals.refused(Line.of(exchange), refusal));
    }
}
