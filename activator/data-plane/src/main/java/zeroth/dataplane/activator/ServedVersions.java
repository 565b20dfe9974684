package zeroth.dataplane.activator;

import java.util.function.Supplier;
import zeroth.dataplane.gateway.Entrance;
import zeroth.dataplane.gateway.Routes;
import zeroth.names.Headers;
import zeroth.queueproxy.http.proxy.Answer;
import zeroth.queueproxy.http.proxy.Exchange;

/** The versions that the gateway serves at an entrance. */
record ServedVersions(Entrance entrance, Supplier<Routes> routes) implements Versions {
    /** What a prober sends to be told the hash of what is served. */
    static final String OVERRIDE = "override";

    @Override
    public Answer version(Exchange exchange, String asked) {
        if (!asked.equals(OVERRIDE)) {
            return ECHO.version(exchange, asked);
        }
        return routes.get()
                .hash(entrance, exchange.host())
                .map(hash -> Answer.empty(200).with(Headers.NETWORK_HASH, hash))
                .orElse(Refusals.NO_SUCH_HOST);
    }
}
