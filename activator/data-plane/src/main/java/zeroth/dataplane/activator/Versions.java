package zeroth.dataplane.activator;

import zeroth.names.Headers;
import zeroth.queueproxy.http.proxy.Answer;
import zeroth.queueproxy.http.proxy.Exchange;

/** What a prober of Ingresses is told, who asks whether a version of one is served. */
@FunctionalInterface
interface Versions {
    /** Of an activator behind another's gateway: that gateway asks whether its requests get here. */
    Versions ECHO = (_, asked) -> Answer.empty(200).with(Headers.NETWORK_HASH, asked);

    Answer version(Exchange exchange, String asked);
}
