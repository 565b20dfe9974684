package zeroth.queueproxy.sidecar;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import zeroth.queueproxy.http.QueueProxy;
import zeroth.queueproxy.http.QueueProxySettings;

/** The program. Exits with 0 at the end of its pod, and with 1 where it cannot begin or is cut off. Thread-safe: it holds only what has started. */
@QuarkusMain
@Singleton
public final class Sidecar implements QuarkusApplication {
    private static final int CANNOT_BEGIN = 1;
    private static final int CUT_OFF = 1;

    private final Vertx vertx;
    private final CompletableFuture<QueueProxy> started = new CompletableFuture<>();

    Sidecar(Vertx vertx) {
        this.vertx = vertx;
    }

    @Override
    public int run(String... arguments) {
        EndSignals.watch(() -> Quarkus.asyncExit(0), () -> Runtime.getRuntime().halt(CUT_OFF));
        LogLevel.apply(System.getenv());
        try {
            started.complete(QueueProxy.start(vertx, QueueProxySettings.fromEnvironment(System.getenv())));
        } catch (IllegalArgumentException | IllegalStateException e) {
            System.err.println(e.getMessage());
            return CANNOT_BEGIN;
        }
        Quarkus.waitForExit();
        return 0;
    }

    /** At the end, before Vert.x is closed. */
    void end(@Observes ShutdownEvent event) {
        if (started.isDone()) {
            Farewell.of(started.join());
        }
    }
}
