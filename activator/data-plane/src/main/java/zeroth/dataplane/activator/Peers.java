package zeroth.dataplane.activator;

import io.vertx.core.Future;
import java.util.function.Function;
import zeroth.dataplane.throttle.Pod;
import zeroth.queueproxy.http.proxy.Destination;
import zeroth.queueproxy.http.proxy.Exchange;

/** Those at whose addresses seats are. */
interface Peers {
    /** Tells an exchange by which name it goes there. */
    void address(Exchange exchange, Destination destination);

    /** How one of those that the exchange could have gone to is asked whether it is there. The exchange may end meanwhile. */
    Function<Pod, Future<Boolean>> knock(Exchange exchange);
}
