package zeroth.dataplane.activator;

import zeroth.dataplane.throttle.Seat;
import zeroth.queueproxy.http.proxy.Exchange;
import zeroth.queueproxy.http.proxy.Stage;

/** Holds an exchange until a pod of its Revision has room for it. */
record Admit() implements Stage {
    /** Under which an exchange carries its seat. */
    static final Exchange.Key<Seat> SEAT = new Exchange.Key<>(Seat.class);

    @Override
    public void handle(Exchange exchange, Next next) {
        new Turn(exchange).await(Line.of(exchange).throttle().seat(), seat -> {
            exchange.put(SEAT, seat);
            next.handle(exchange);
        });
    }
}
