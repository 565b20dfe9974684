package zeroth.queueproxy.http.proxy;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;

/** The host that a request is for: {@code :authority} of HTTP/2, {@code Host} of HTTP/1.1. */
final class HostHeader {
    private HostHeader() {}

    static String of(HttpServerRequest request) {
        HostAndPort authority = request.authority();
        return authority == null ? "" : authority.toString();
    }
}
