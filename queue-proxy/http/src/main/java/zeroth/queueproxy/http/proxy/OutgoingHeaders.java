package zeroth.queueproxy.http.proxy;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;
import io.vertx.core.MultiMap;
import java.util.Iterator;
import java.util.Map;
import zeroth.queueproxy.http.outbound.Hop;
import zeroth.queueproxy.http.outbound.Outbound;

/**
 * The headers of a request as the next hop gets them: what concerns this connection stays here, and so
 * does what names the Revision where the next hop is a pod of it; the client's address is added, the host is the exchange's.
 */
final class OutgoingHeaders {
    private OutgoingHeaders() {}

    static void write(Exchange exchange, Outbound out, Hop hop) {
        MultiMap in = exchange.headers();
        HopByHop hopByHop = HopByHop.of(in);
        if (in instanceof HttpHeaders fast) {
            copy(fast.iteratorCharSequence(), hopByHop, out, hop);
        } else {
            copy(in.iterator(), hopByHop, out, hop);
        }
        if (acceptsTrailers(in)) {
            out.header(HeaderNames.TE, "trailers");
        }
        out.header(HeaderNames.FORWARDED_FOR, forwardedFor(exchange));
        if (!exchange.host().isEmpty()) {
            out.host(exchange.host());
        }
    }

    private static void copy(
            Iterator<? extends Map.Entry<? extends CharSequence, ? extends CharSequence>> headers,
            HopByHop hopByHop,
            Outbound out,
            Hop hop) {
        while (headers.hasNext()) {
            Map.Entry<? extends CharSequence, ? extends CharSequence> header = headers.next();
            if (!hopByHop.contains(header.getKey()) && !isOurs(header.getKey(), hop)) {
                out.header(header.getKey(), header.getValue());
            }
        }
    }

    private static boolean isOurs(CharSequence name, Hop hop) {
        return switch (name.length()) {
            case 4 -> AsciiString.contentEqualsIgnoreCase(name, HeaderNames.HOST);
            case 15 -> AsciiString.contentEqualsIgnoreCase(name, HeaderNames.FORWARDED_FOR);
            case 24 -> AsciiString.contentEqualsIgnoreCase(name, HeaderNames.REVISION) && drops(hop);
            case 25 -> AsciiString.contentEqualsIgnoreCase(name, HeaderNames.NAMESPACE) && drops(hop);
            default -> false;
        };
    }

    private static boolean drops(Hop hop) {
        return hop.revisionHeaders() == Hop.RevisionHeaders.DROPPED;
    }

    private static boolean acceptsTrailers(MultiMap in) {
        String te = in.get(HeaderNames.TE);
        return te != null && te.contains("trailers");
    }

    static String forwardedFor(Exchange exchange) {
        String client = exchange.request().remoteAddress().hostAddress();
        return exchange.headers().contains(HeaderNames.FORWARDED_FOR)
                ? String.join(", ", exchange.headers().getAll(HeaderNames.FORWARDED_FOR)) + ", " + client
                : client;
    }
}
