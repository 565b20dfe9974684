package zeroth.queueproxy.http.stage;

import zeroth.queueproxy.http.proxy.Answer;
import zeroth.queueproxy.http.proxy.Exchange;
import zeroth.queueproxy.http.proxy.Stage;
import zeroth.queueproxy.limit.Entry;
import zeroth.queueproxy.limit.Gate;
import zeroth.queueproxy.limit.Permit;

/** Lets as many requests on as the gate says, the others in their turn; what does not fit into the queue gets 503. */
public final class Admit implements Stage {
    private static final Answer FULL = Answer.error(503, "pending request queue full");

    private final Gate gate;

    public Admit(Gate gate) {
        this.gate = gate;
    }

    @Override
    public void handle(Exchange exchange, Next next) {
        if (KubeletProbe.is(exchange)) {
            next.handle(exchange);
        } else {
            // Later, so that a queue of requests that end at once does not become a stack of calls.
            enter(exchange, next, () -> exchange.later(() -> next.handle(exchange)));
        }
    }

    private void enter(Exchange exchange, Next next, Runnable onAdmission) {
        switch (gate.enter(onAdmission)) {
            case Entry.Admitted(Permit permit) -> {
                exchange.onEnd(ending -> permit.close());
                next.handle(exchange);
            }
            case Entry.Queued(Permit permit) -> exchange.onEnd(ending -> permit.close());
            case Entry.Full() -> exchange.answer(FULL);
        }
    }
}
