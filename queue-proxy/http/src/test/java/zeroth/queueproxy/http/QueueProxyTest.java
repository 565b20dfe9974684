package zeroth.queueproxy.http;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.Consumer;

/** In front of a process. */
class QueueProxyTest extends QueueProxyContract {
    @Override
    QueueProxy open(
            Vertx vertx,
            QueueProxySettings settings,
            Handler<HttpServerRequest> application,
            Consumer<String> requestLines) {
        return QueueProxy.start(vertx, settings, requestLines);
    }
}
