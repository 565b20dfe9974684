package zeroth.dataplane.activator;

import java.util.Optional;
import zeroth.dataplane.pods.Destinations;
import zeroth.dataplane.throttle.Seat;
import zeroth.queueproxy.http.proxy.Destination;
import zeroth.queueproxy.http.proxy.Exchange;
import zeroth.queueproxy.http.proxy.Forward;
import zeroth.queueproxy.http.proxy.Outcome;
import zeroth.queueproxy.http.proxy.Stage;

/**
 * Sends an exchange to the pod that its seat names. A request that cannot have reached the pod takes another seat, a few
 * times; one that may have is not repeated.
 */
record ForwardToSeat(Destinations destinations, Peers peers, SetAside setAside) implements Stage {
    private static final int TRIES = 8;

    @Override
    public void handle(Exchange exchange, Next next) {
        Seat seat = exchange.get(Admit.SEAT).orElseThrow();
        attempt(new Attempt(new Turn(exchange), seat, 1));
    }

    private void attempt(Attempt attempt) {
        Optional<Destination> destination = destinations.find(attempt.seat().pod());
        if (destination.isEmpty()) {
            another(attempt);
            return;
        }
        peers.address(attempt.exchange(), destination.get());
        Forward.to(destination.get(), attempt.exchange()).onSuccess(outcome -> settle(attempt, outcome));
    }

    private void settle(Attempt attempt, Outcome outcome) {
        switch (outcome) {
            case Outcome.Answered _, Outcome.Broken _, Outcome.Left _ ->
                attempt.seat().close();
            case Outcome.NotReached _ -> another(attempt);
        }
    }

    private void another(Attempt attempt) {
        Line line = Line.of(attempt.exchange());
        setAside.watch(line.throttle(), attempt.seat().pod(), peers.knock(attempt.exchange()));
        if (attempt.number() == TRIES) {
            attempt.seat().close();
            attempt.exchange().answer(Refusals.notReached(line.whom().name(), TRIES));
            return;
        }
        attempt.turn().await(line.throttle().seatInsteadOf(attempt.seat()), seat -> attempt(attempt.next(seat)));
    }

    /** The {@code number}th try. */
    private record Attempt(Turn turn, Seat seat, int number) {
        Exchange exchange() {
            return turn.exchange();
        }

        Attempt next(Seat other) {
            return new Attempt(turn, other, number + 1);
        }
    }
}
