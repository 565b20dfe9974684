package zeroth.queueproxy.http.proxy;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.NetSocket;
import java.util.function.Consumer;
import zeroth.queueproxy.http.outbound.Reply;

/**
 * An upgraded connection: bytes both ways until one side closes, which closes the other. Confined to the exchange's event
 * loop.
 */
final class Tunnel {
    private Tunnel() {}

    static void open(Exchange exchange, Reply answer, String protocol, Runnable closed, Consumer<Throwable> failed) {
        String agreed = answer.header("Upgrade");
        if (!protocol.equalsIgnoreCase(agreed)) {
            failed.accept(new IllegalStateException(
                    "backend tried to switch protocol \"%s\" when \"%s\" was requested".formatted(agreed, protocol)));
            return;
        }
        NetSocket back = answer.socket().orElseThrow();
        back.pause();
        HttpServerResponse head = exchange.response();
        ResponsePump.copyHead(answer, head);
        head.putHeader("Connection", "Upgrade").putHeader("Upgrade", agreed);
        exchange.request().toNetSocket().onFailure(failed::accept).onSuccess(front -> {
            exchange.upgraded(front::close);
            connect(front, back, closed);
        });
    }

    private static void connect(NetSocket front, NetSocket back, Runnable closed) {
        pump(front, back);
        pump(back, front);
        front.closeHandler(gone -> {
            closed.run();
        });
        back.closeHandler(gone -> {
            front.close();
        });
        back.resume();
    }

    private static void pump(NetSocket from, NetSocket to) {
        from.exceptionHandler(failure -> from.close());
        from.handler(bytes -> {
            to.write(bytes);
            if (to.writeQueueFull()) {
                from.pause();
                to.drainHandler(drained -> from.resume());
            }
        });
    }
}
