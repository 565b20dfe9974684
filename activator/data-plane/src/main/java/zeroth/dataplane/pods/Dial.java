package zeroth.dataplane.pods;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;
import java.util.function.Supplier;
import zeroth.dataplane.throttle.Pod;
import zeroth.dataplane.trust.Authorities;
import zeroth.dataplane.trust.PodTrust;
import zeroth.queueproxy.http.outbound.Hop;
import zeroth.queueproxy.http.outbound.Hop.RevisionHeaders;
import zeroth.queueproxy.http.proxy.Destination;

/** How the pods of a namespace are connected to. */
@FunctionalInterface
public interface Dial {
    /** As long as upstream tries: a pod that has vanished is to be passed over before its client loses patience. */
    Duration CONNECT_TIME = Duration.ofSeconds(1);

    Destination to(String namespace, Pod pod);

    /** Pods of Revisions, in clear text. */
    static Dial inClearText(Vertx vertx) {
        Hop hop = new Hop(CONNECT_TIME, new Hop.ClearText(), RevisionHeaders.DROPPED);
        return (_, pod) -> destination(vertx, pod, pod.port(), hop);
    }

    /** Pods of Revisions, at the ports that their queue-proxies serve TLS at. */
    static Dial inTls(Vertx vertx, Supplier<Authorities> authorities) {
        return (namespace, pod) -> {
            Hop.Tls tls = new Hop.Tls(PodTrust.DATA_PLANE, new PodTrust(authorities, namespace));
            return destination(vertx, pod, pod.tlsPort(), new Hop(CONNECT_TIME, tls, RevisionHeaders.DROPPED));
        };
    }

    /**
     * Whoever stands behind a Service: an activator, which must know the Revision, or somebody who does not care. All in
     * clear text.
     */
    static Dial beyondServices(Vertx vertx) {
        return (_, pod) -> destination(vertx, pod, pod.port(), carrying(new Hop.ClearText()));
    }

    /** The same, in TLS where a Service's port asks for it. */
    static Dial beyondServicesInTls(Vertx vertx, Supplier<Authorities> authorities) {
        return (namespace, pod) -> {
            Hop.Security security = switch (pod.protocol()) {
                case HTTP1, H2C -> new Hop.ClearText();
                case HTTP1_IN_TLS, HTTP2_IN_TLS ->
                    new Hop.Tls(PodTrust.DATA_PLANE, PodTrust.beyondServices(authorities, namespace));
            };
            return destination(vertx, pod, pod.port(), carrying(security));
        };
    }

    private static Hop carrying(Hop.Security security) {
        return new Hop(CONNECT_TIME, security, RevisionHeaders.CARRIED);
    }

    private static Destination destination(Vertx vertx, Pod pod, int port, Hop hop) {
        HttpVersion version = switch (pod.protocol()) {
            case HTTP1, HTTP1_IN_TLS -> HttpVersion.HTTP_1_1;
            case H2C, HTTP2_IN_TLS -> HttpVersion.HTTP_2;
        };
        return Destination.speaking(version, vertx, SocketAddress.inetSocketAddress(port, pod.host()), hop);
    }
}
