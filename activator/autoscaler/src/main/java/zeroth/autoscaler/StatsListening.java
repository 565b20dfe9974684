package zeroth.autoscaler;

import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import zeroth.autoscaler.AutoscalerProcessSettings.StatsListener;
import zeroth.autoscaler.stats.StatsServer;
import zeroth.queueproxy.stats.StatsSink;

/** The stats server, where there is to be one, from start to end. One concurrent queue of none or one. */
final class StatsListening implements AutoCloseable {
    private final Queue<StatsServer> server = new ConcurrentLinkedQueue<>();
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
                server.add(StatsServer.start(vertx, host, port, sink, clock));
        }
    }

    OptionalInt port() {
        return server.stream().mapToInt(StatsServer::port).findFirst();
    }

    @Override
    public void close() {
        for (StatsServer running = server.poll(); running != null; running = server.poll()) {
            running.close();
        }
    }
}
