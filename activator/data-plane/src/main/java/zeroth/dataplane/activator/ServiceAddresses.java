package zeroth.dataplane.activator;

import io.vertx.core.Future;
import io.vertx.core.net.NetClient;
import java.util.function.Function;
import zeroth.dataplane.throttle.Pod;
import zeroth.queueproxy.http.proxy.Destination;
import zeroth.queueproxy.http.proxy.Exchange;

/** Whoever stands behind a Service: the host is the one that the client meant, and who accepts a connection is there. */
record ServiceAddresses(NetClient knocker) implements Peers {
    @Override
    public void address(Exchange exchange, Destination destination) {
        // As it is.
    }

    @Override
    public Function<Pod, Future<Boolean>> knock(Exchange exchange) {
        return pod -> knocker.connect(pod.port(), pod.host())
                .onSuccess(socket -> socket.close())
                .map(true)
                .otherwise(false);
    }
}
