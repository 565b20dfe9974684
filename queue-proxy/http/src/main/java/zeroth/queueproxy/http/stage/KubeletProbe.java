package zeroth.queueproxy.http.stage;

import zeroth.queueproxy.http.proxy.Exchange;
import zeroth.queueproxy.http.proxy.HeaderNames;

/** A kubelet's probe that Istio has rewritten: it goes to the user's process, but is not counted and waits for nobody. */
final class KubeletProbe {
    private KubeletProbe() {}

    static boolean is(Exchange exchange) {
        return exchange.headers().contains(HeaderNames.KUBELET_PROBE);
    }
}
