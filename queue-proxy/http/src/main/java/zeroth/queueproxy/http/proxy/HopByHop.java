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
    private static final HopByHop USUAL = new HopByHop(List.of());

    static HopByHop of(MultiMap headers) {
        String connection = headers.get("Connection");
        return connection == null || isUsual(connection) ? USUAL : new HopByHop(tokens(headers.getAll("Connection")));
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
            case 2 -> AsciiString.contentEqualsIgnoreCase(name, "te");
            case 7 ->
                AsciiString.contentEqualsIgnoreCase(name, "upgrade")
                        || AsciiString.contentEqualsIgnoreCase(name, "trailer");
            case 10 ->
                AsciiString.contentEqualsIgnoreCase(name, "connection")
                        || AsciiString.contentEqualsIgnoreCase(name, "keep-alive");
            case 14 -> AsciiString.contentEqualsIgnoreCase(name, "http2-settings");
            case 16 -> AsciiString.contentEqualsIgnoreCase(name, "proxy-connection");
            case 17 -> AsciiString.contentEqualsIgnoreCase(name, "transfer-encoding");
            case 18 -> AsciiString.contentEqualsIgnoreCase(name, "proxy-authenticate");
            case 19 -> AsciiString.contentEqualsIgnoreCase(name, "proxy-authorization");
            default -> false;
        };
    }
}
