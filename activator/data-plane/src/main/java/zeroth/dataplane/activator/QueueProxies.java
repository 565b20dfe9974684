package zeroth.dataplane.activator;

import io.vertx.core.Future;
import java.util.function.Function;
import zeroth.dataplane.pods.Heading;
import zeroth.dataplane.pods.Naming;
import zeroth.dataplane.pods.PodProbe;
import zeroth.dataplane.throttle.Pod;
import zeroth.names.Headers;
import zeroth.names.RevisionId;
import zeroth.queueproxy.http.proxy.Destination;
import zeroth.queueproxy.http.proxy.Exchange;

/** Pods of Revisions: which host was meant they read in another header. */
record QueueProxies(PodProbe probe, Naming naming) implements Peers {
    @Override
    public void address(Exchange exchange, Destination destination) {
        switch (naming) {
            case ADDRESS ->
                exchange.host(destination.address().host() + ":"
                        + destination.address().port());
            case SERVICE -> {
                exchange.host(Naming.service(Heading.of(exchange).revision()));
                exchange.headers().set(Headers.PASSTHROUGH_LB, "true");
            }
        }
    }

    @Override
    public Function<Pod, Future<Boolean>> knock(Exchange exchange) {
        RevisionId revision = Heading.of(exchange).revision();
        return pod -> probe.ask(revision, pod).map(reply -> reply == PodProbe.Reply.WELL);
    }
}
