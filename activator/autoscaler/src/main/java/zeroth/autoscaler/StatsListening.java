package zeroth.autoscaler;

import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import zeroth.autoscaler.AutoscalerProcessSettings.StatsListener;
import zeroth.autoscaler.stats.StatsServer;
import zeroth.queueproxy.stats.StatsSink;

/** The stats server, where there is to be one, from start to end. One atomic reference. */
final class StatsListening implements AutoCloseable {
    private final AtomicReference<Optional<StatsServer>> server = new AtomicReference<>(Optional.empty());
    private final Vertx vertx;
    private final StatsListener listener;
    private final StatsSink sink;
    private final InstantSource clock;

    StatsListening(Vertx vertx, StatsListener listener, StatsSink sink, InstantSource clock) {
        this.vertx = vertx;
        this.listener = listener;
        this.sink = sink;
        this.clock = clock;
    }

    /** Blocks until it listens. */
    void start() {
        switch (listener) {
            case StatsListener.None _ -> {}
            case StatsListener.On(String host, int port) ->
                server.set(Optional.of(StatsServer.start(vertx, host, port, sink, clock)));
        }
    }

    OptionalInt port() {
        return server.get().map(StatsServer::port).map(OptionalInt::of).orElseGet(OptionalInt::empty);
    }

    @Override
    public void close() {
        server.getAndSet(Optional.empty()).ifPresent(StatsServer::close);
    }
}
