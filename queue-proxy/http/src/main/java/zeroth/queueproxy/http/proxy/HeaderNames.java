package zeroth.queueproxy.http.proxy;

import io.netty.util.AsciiString;
import zeroth.names.Headers;

/** Headers that are looked up for every request. As ASCII, of which the hash is computed once, and not at every look. */
public final class HeaderNames {
    public static final AsciiString CONNECTION = AsciiString.cached("Connection");
    public static final AsciiString CONTENT_LENGTH = AsciiString.cached("Content-Length");
    public static final AsciiString DATE = AsciiString.cached("Date");
    public static final AsciiString EXPECT = AsciiString.cached("Expect");
    public static final AsciiString FORWARDED = AsciiString.cached("Forwarded");
    public static final AsciiString FORWARDED_FOR = AsciiString.cached("X-Forwarded-For");
    public static final AsciiString FORWARDED_HOST = AsciiString.cached("X-Forwarded-Host");
    public static final AsciiString FORWARDED_PROTO = AsciiString.cached("X-Forwarded-Proto");
    public static final AsciiString HOST = AsciiString.cached("Host");
    public static final AsciiString TE = AsciiString.cached("TE");
    public static final AsciiString TRANSFER_ENCODING = AsciiString.cached("Transfer-Encoding");
    public static final AsciiString USER_AGENT = AsciiString.cached("User-Agent");

    public static final AsciiString KUBELET_PROBE = AsciiString.cached(Headers.KUBELET_PROBE);
    public static final AsciiString NETWORK_PROBE = AsciiString.cached(Headers.NETWORK_PROBE);
    public static final AsciiString ORIGINAL_HOST = AsciiString.cached(Headers.ORIGINAL_HOST);
    public static final AsciiString PROXY_REQUEST = AsciiString.cached(Headers.PROXY_REQUEST);

    static final AsciiString REVISION = AsciiString.cached(Headers.REVISION);
    static final AsciiString NAMESPACE = AsciiString.cached(Headers.NAMESPACE);

    private HeaderNames() {}
}
