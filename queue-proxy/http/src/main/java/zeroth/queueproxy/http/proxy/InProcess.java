package zeroth.queueproxy.http.proxy;

import io.netty.util.AsciiString;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;

/**
 * Hands requests to an application in this process, which answers them as it would those of a server of its own: the last
 * stage where there is no hop. The application sees what it would see behind a queue-proxy, save that the address of the
 * client is the true one.
 */
public final class InProcess implements Stage {
    private static final Logger LOG = System.getLogger(InProcess.class.getName());
    private static final AsciiString CONTENT_TYPE = AsciiString.cached("content-type");
    /** In any case of letters, as media types are. */
    private static final List<String> FORMS = List.of("multipart/", "application/x-www-form-urlencoded");

    private final Handler<HttpServerRequest> application;

    public InProcess(Handler<HttpServerRequest> application) {
        this.application = application;
    }

    /** Keeps forms from being read ahead while they wait: their decoder must see all of them. Goes before the waiting. */
    public static void holdForms(Exchange exchange, Next next) {
        String type = exchange.headers().get(CONTENT_TYPE);
        if (type != null && FORMS.stream().anyMatch(form -> type.regionMatches(true, 0, form, 0, form.length()))) {
            exchange.body().hold();
        }
        next.handle(exchange);
    }

    @Override
    public void handle(Exchange exchange, Next next) {
        if (exchange.ended()) {
            return;
        }
        prepare(exchange);
        InProcessRequest request = new InProcessRequest(exchange);
        try {
            application.handle(request);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "The application failed", e);
            fail(exchange);
        }
        request.begin();
    }

    private static void prepare(Exchange exchange) {
        MultiMap headers = exchange.headers();
        headers.set(HeaderNames.FORWARDED_FOR, OutgoingHeaders.forwardedFor(exchange));
        headers.remove(HeaderNames.REVISION).remove(HeaderNames.NAMESPACE);
        if (headers.contains(HeaderNames.HOST)) {
            headers.set(HeaderNames.HOST, exchange.host());
        }
    }

    private static void fail(Exchange exchange) {
        if (exchange.begun()) {
            exchange.abort();
        } else {
            exchange.answer(Answer.error(500, "internal error"));
        }
    }
}
