package zeroth.queueproxy.http.listeners;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import zeroth.queueproxy.drain.Draining;
import zeroth.queueproxy.time.Timer;

/**
 * The admin port: {@code /wait-for-drain} answers when the pod has been quiet, so that a kubelet's preStop hook keeps the
 * user's process alive until then. If the pod itself is not told to end within a second, only one container is being
 * restarted, and the pod serves on.
 */
public final class WaitForDrain implements Handler<HttpServerRequest> {
    private static final Duration UNTIL_TOLD = Duration.ofSeconds(1);

    private final Draining draining;
    private final Timer timer;

    public WaitForDrain(Draining draining, Timer timer) {
        this.draining = draining;
        this.timer = timer;
    }

    @Override
    public void handle(HttpServerRequest request) {
        if (!"/wait-for-drain".equals(request.path())) {
            request.response().setStatusCode(404).end("404 page not found\n");
            return;
        }
        draining.tryToDrain().thenRun(() -> {
            if (!request.response().closed()) {
                request.response().end();
            }
        });
        timer.after(UNTIL_TOLD, draining::withdraw);
    }
}
