package zeroth.server.demo;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import zeroth.server.send.EventSender;
import zeroth.server.send.Mode;

/**
 * What the platform adds to a warm request: the same event through the gateway and to the function's own port, one after
 * the other, so that both meet the same machine.
 *
 * @param through round trips through the gateway
 * @param direct round trips to the function's own port
 */
record Warm(Latencies through, Latencies direct) {
    private static final int WARM_UP = 300;
    private static final int ROUNDS = 500;

    static Warm measure(EventSender sender, URI gateway, URI function) {
        List<Long> through = new ArrayList<>();
        List<Long> direct = new ArrayList<>();
        for (int round = 0; round < WARM_UP + ROUNDS; round++) {
            through.add(roundTrip(sender, gateway));
            direct.add(roundTrip(sender, function));
        }
        return new Warm(
                new Latencies(through.subList(WARM_UP, through.size())),
                new Latencies(direct.subList(WARM_UP, direct.size())));
    }

    private static long roundTrip(EventSender sender, URI target) {
        long start = System.nanoTime();
        Greetings.greet(sender, target, new Greeting("Ada", 0), Mode.BINARY);
        return System.nanoTime() - start;
    }

    /** What one way takes longer than the other at a quantile, from 0 to 1. */
    Duration added(double quantile) {
        return through.at(quantile).minus(direct.at(quantile));
    }
}
