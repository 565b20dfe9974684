package zeroth.dataplane.activator;

import java.util.Optional;
import zeroth.dataplane.gateway.ServicePort;
import zeroth.dataplane.gateway.Split;
import zeroth.dataplane.services.Services;
import zeroth.names.Headers;
import zeroth.queueproxy.http.proxy.Exchange;
import zeroth.queueproxy.http.proxy.Stage;

/** A gateway alone: a host and a path lead to a Service, whoever stands behind it. */
record ResolveService(Crossroads crossroads, Services services) implements Stage {
    @Override
    public void handle(Exchange exchange, Next next) {
        Optional<String> hash = crossroads.routes().get().hash(crossroads.entrance(), exchange.host());
        crossroads
                .choose(exchange)
                .map(Split::service)
                .ifPresentOrElse(
                        service -> depart(exchange, service, hash, next), () -> exchange.answer(Refusals.NO_SUCH_HOST));
    }

    private void depart(Exchange exchange, ServicePort service, Optional<String> hash, Next next) {
        Crossroads.markScheme(exchange);
        hash.ifPresent(version -> tellVersion(exchange, version));
        services.find(service)
                .ifPresentOrElse(
                        throttle -> {
                            exchange.put(Line.KEY, new Line(new Whom.OfService(service), throttle));
                            next.handle(exchange);
                        },
                        () -> exchange.answer(Refusals.noSuchService(service.toString())));
    }

    /** Whoever asks for the version that is served may be answered by who stands behind the Service. */
    private static void tellVersion(Exchange exchange, String hash) {
        if (ServedVersions.OVERRIDE.equals(exchange.headers().get(Headers.NETWORK_HASH))) {
            exchange.headers().set(Headers.NETWORK_HASH, hash);
        }
    }
}
