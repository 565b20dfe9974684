package zeroth.queueproxy.http.proxy;

import io.netty.util.AsciiString;
import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import zeroth.queueproxy.http.outbound.Reply;

/**
 * Headers that concern one connection and are not passed on: those of RFC 9110, those of an upgrade to HTTP/2, and
 * those that {@code Connection} names.
 *
 * @param named the latter
 */
record HopByHop(List<String> named) {
    private static final AsciiString TE = AsciiString.cached("te");
    private static final AsciiString UPGRADE = AsciiString.cached("upgrade");
    private static final AsciiString TRAILER = AsciiString.cached("trailer");
    private static final AsciiString CONNECTION = AsciiString.cached("connection");
    private static final AsciiString KEEP_ALIVE = AsciiString.cached("keep-alive");
    private static final AsciiString HTTP2_SETTINGS = AsciiString.cached("http2-settings");
    private static final AsciiString PROXY_CONNECTION = AsciiString.cached("proxy-connection");
    private static final AsciiString TRANSFER_ENCODING = AsciiString.cached("transfer-encoding");
    private static final AsciiString PROXY_AUTHENTICATE = AsciiString.cached("proxy-authenticate");
    private static final AsciiString PROXY_AUTHORIZATION = AsciiString.cached("proxy-authorization");

    private static final HopByHop USUAL = new HopByHop(List.of());

    static HopByHop of(MultiMap headers) {
        String connection = headers.get(HeaderNames.CONNECTION);
        return connection == null || isUsual(connection)
                ? USUAL
                : new HopByHop(tokens(headers.getAll(HeaderNames.CONNECTION)));
    }

    static HopByHop of(Reply reply) {
        String connection = reply.header("Connection");
        return connection == null || isUsual(connection) ? USUAL : new HopByHop(tokens(reply.headers("Connection")));
    }

    boolean contains(CharSequence name) {
        return isStandard(name)
                || (!named.isEmpty() && named.contains(name.toString().toLowerCase(Locale.ROOT)));
    }

    /** Whether the client asks to speak another protocol on this connection. */
    boolean upgrades() {
        return named.contains("upgrade");
    }

    /** Whether the client wants the connection closed, and says other things with it, which Vert.x overlooks. */
    boolean closes() {
        return named.contains("close");
    }

    private static boolean isUsual(String connection) {
        return connection.equalsIgnoreCase("keep-alive") || connection.equalsIgnoreCase("close");
    }

    private static List<String> tokens(List<String> lines) {
        return lines.stream()
                .flatMap(line -> Stream.of(line.split(",", -1)))
                .map(token -> token.strip().toLowerCase(Locale.ROOT))
                .toList();
    }

    /** By length first: this runs for every header of every message. */
    private static boolean isStandard(CharSequence name) {
        return switch (name.length()) {
            case 2 -> AsciiString.contentEqualsIgnoreCase(name, TE);
            case 7 ->
                AsciiString.contentEqualsIgnoreCase(name, UPGRADE)
                        || AsciiString.contentEqualsIgnoreCase(name, TRAILER);
            case 10 ->
                AsciiString.contentEqualsIgnoreCase(name, CONNECTION)
                        || AsciiString.contentEqualsIgnoreCase(name, KEEP_ALIVE);
            case 14 -> AsciiString.contentEqualsIgnoreCase(name, HTTP2_SETTINGS);
            case 16 -> AsciiString.contentEqualsIgnoreCase(name, PROXY_CONNECTION);
            case 17 -> AsciiString.contentEqualsIgnoreCase(name, TRANSFER_ENCODING);
            case 18 -> AsciiString.contentEqualsIgnoreCase(name, PROXY_AUTHENTICATE);
            case 19 -> AsciiString.contentEqualsIgnoreCase(name, PROXY_AUTHORIZATION);
            default -> false;
        };
    }
}
