package zeroth.queueproxy.http.outbound;

import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpHeadersFactory;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.vertx.core.http.impl.headers.HeadersMultiMap;

/** Makes replies of bytes, for requests that are sent one at a time. Confined to its connection's event loop. */
final class ReplyDecoder extends HttpResponseDecoder {
    private static final int HEADERS_AT_MOST = 1 << 20;
    private static final int CHUNK = 64 << 10;
    private static final int FIRST_INFORMATIONAL = 100;
    private static final int LAST_INFORMATIONAL = 199;
    private static final HttpDecoderConfig CONFIG = new HttpDecoderConfig()
            .setMaxInitialLineLength(HEADERS_AT_MOST)
            .setMaxHeaderSize(HEADERS_AT_MOST)
            .setMaxChunkSize(CHUNK)
            .setHeadersFactory(new VertxHeaders())
            .setTrailersFactory(new VertxHeaders());

    private boolean headOnly;

    ReplyDecoder() {
        super(CONFIG);
    }

    /** Whether the next reply has a head and no body: that to HEAD. */
    void expectHeadOnly(boolean only) {
        headOnly = only;
    }

    @Override
    protected boolean isContentAlwaysEmpty(HttpMessage message) {
        return (headOnly && isFinal(message)) || super.isContentAlwaysEmpty(message);
    }

    private static boolean isFinal(HttpMessage message) {
        int status = ((HttpResponse) message).status().code();
        return status < FIRST_INFORMATIONAL || status > LAST_INFORMATIONAL;
    }

    /** Those that Vert.x's own messages have, so that they can be handed on as they are. */
    private static final class VertxHeaders implements HttpHeadersFactory {
        @Override
        public HttpHeaders newHeaders() {
            return HeadersMultiMap.httpHeaders();
        }

        @Override
        public HttpHeaders newEmptyHeaders() {
            return HeadersMultiMap.httpHeaders();
        }
    }
}
