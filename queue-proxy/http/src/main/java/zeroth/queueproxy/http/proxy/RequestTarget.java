package zeroth.queueproxy.http.proxy;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.HostAndPort;
import java.util.Locale;

/**
 * What a request is for.
 *
 * @param host {@code :authority} of HTTP/2, {@code Host} of HTTP/1.1, empty if the client named none
 * @param uri path and query
 */
record RequestTarget(String host, String uri) {
    private static final String SCHEME_END = "://";

    static RequestTarget of(HttpServerRequest request) {
        String uri = request.uri();
        if (uri == null) {
            return new RequestTarget(host(request), "");
        }
        return uri.startsWith("/") ? new RequestTarget(host(request), uri) : absolute(request, uri);
    }

    /** A request in absolute form, as for a forward proxy: its host goes before the header's. */
    private static RequestTarget absolute(HttpServerRequest request, String uri) {
        int scheme = uri.indexOf(SCHEME_END);
        if (scheme < 0 || !uri.substring(0, scheme).toLowerCase(Locale.ROOT).startsWith("http")) {
            return new RequestTarget(host(request), uri);
        }
        int host = scheme + SCHEME_END.length();
        int path = endOfHost(uri, host);
        String rest = uri.substring(path);
        return new RequestTarget(uri.substring(host, path), rest.startsWith("/") ? rest : "/" + rest);
    }

    private static int endOfHost(String uri, int from) {
        int end = from;
        while (end < uri.length() && uri.charAt(end) != '/' && uri.charAt(end) != '?') {
            end++;
        }
        return end;
    }

    private static String host(HttpServerRequest request) {
        if (request.version() != HttpVersion.HTTP_2) {
            String host = request.getHeader(HeaderNames.HOST);
            return host == null ? "" : host;
        }
        HostAndPort authority = request.authority();
        return authority == null ? "" : authority.toString();
    }
}
