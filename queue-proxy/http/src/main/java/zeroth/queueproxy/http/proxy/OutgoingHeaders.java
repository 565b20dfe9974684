package zeroth.queueproxy.http.proxy;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.HostAndPort;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import zeroth.names.Headers;

/**
 * The headers of a request as the next hop gets them: what concerns this connection stays here, and so
 * does what names the Revision where the next hop is a pod of it; the client's address is added, the host is the exchange's.
 */
final class OutgoingHeaders {
    private static final String FORWARDED_FOR = "X-Forwarded-For";

    private OutgoingHeaders() {}

    static void write(Exchange exchange, HttpClientRequest outbound, Hop hop, Optional<String> upgrade) {
        MultiMap in = exchange.headers();
        MultiMap out = outbound.headers();
        HopByHop hopByHop = HopByHop.of(in);
        for (Map.Entry<String, String> header : in) {
            if (!hopByHop.contains(header.getKey()) && !isOurs(header.getKey(), hop)) {
                out.add(header.getKey(), header.getValue());
            }
        }
        if (acceptsTrailers(in)) {
            out.set("TE", "trailers");
        }
        out.set(FORWARDED_FOR, forwardedFor(exchange));
        upgrade.ifPresent(protocol -> out.set("Connection", "Upgrade").set("Upgrade", protocol));
        host(exchange.host(), outbound);
    }

    private static void host(String host, HttpClientRequest outbound) {
        if (host.isEmpty()) {
            return;
        }
        if (outbound.version() == HttpVersion.HTTP_2) {
            // Without a port, the text is taken for the authority as it is.
            outbound.authority(HostAndPort.create(host, -1));
        } else {
            outbound.headers().set("Host", host);
        }
    }

    private static boolean isOurs(String name, Hop hop) {
        return switch (name.length()) {
            case 4 -> name.equalsIgnoreCase("host");
            case 15 -> name.equalsIgnoreCase(FORWARDED_FOR);
            case 24 -> name.equalsIgnoreCase(Headers.REVISION) && drops(hop);
            case 25 -> name.equalsIgnoreCase(Headers.NAMESPACE) && drops(hop);
            default -> false;
        };
    }

    private static boolean drops(Hop hop) {
        return hop.revisionHeaders() == Hop.RevisionHeaders.DROPPED;
    }

    private static boolean acceptsTrailers(MultiMap in) {
        String te = in.get("TE");
        return te != null && te.contains("trailers");
    }

    private static String forwardedFor(Exchange exchange) {
        String client = exchange.request().remoteAddress().hostAddress();
        List<String> before = exchange.headers().getAll(FORWARDED_FOR);
        return before.isEmpty() ? client : String.join(", ", before) + ", " + client;
    }
}
