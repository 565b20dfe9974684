package zeroth.queueproxy.http.stage;

import zeroth.names.Headers;
import zeroth.queueproxy.http.proxy.Exchange;

/** A kubelet's probe that Istio has rewritten: it goes to the user's process, but is not counted and waits for nobody. */
final class KubeletProbe {
    private KubeletProbe() {}

    static boolean is(Exchange exchange) {
        return exchange.headers().contains(Headers.KUBELET_PROBE);
    }
}
