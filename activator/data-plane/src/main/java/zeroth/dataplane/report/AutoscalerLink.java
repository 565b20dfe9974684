package zeroth.dataplane.report;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import zeroth.queueproxy.stats.StatsCodec;
import zeroth.queueproxy.stats.StatsReport;
import zeroth.queueproxy.stats.StatsSink;
import zeroth.queueproxy.time.Timer;

/**
 * The way to an autoscaler in another process: one WebSocket, opened anew for ever, by upstream's protocol. It keeps
 * nothing: what cannot be sent is lost, and a second later the next report says how things stand then.
 *
 * <p>Confined to one event loop; whether there is a connection, and how many errors, may be read from anywhere.
 */
public final class AutoscalerLink implements StatsSink, AutoCloseable {
    private static final Logger LOG = System.getLogger(AutoscalerLink.class.getName());
    private static final Duration HANDSHAKE = Duration.ofSeconds(3);
    /** Only a pong says that the other side is there: data of its own it does not send. */
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private static final Duration PING = SILENCE.dividedBy(3);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final double FACTOR = 1.3;
    private static final double JITTER = 0.5;
    private static final int STEPS = 20;

    private final Context context;
    private final WebSocketClient client;
    private final WebSocketConnectOptions autoscaler;
    private final Timer timer;
    private final RandomGenerator random;
    private Timer.Pending silence = () -> {};
    private Timer.Pending next = () -> {};
    private boolean closed;
    private final AtomicLong errors = new AtomicLong();
    private volatile @Nullable WebSocket open;

    private AutoscalerLink(Vertx vertx, String host, int port, Timer timer, RandomGenerator random) {
        this.context = vertx.getOrCreateContext();
        this.client = vertx.createWebSocketClient();
        this.timer = timer;
        this.random = random;
        // An Origin that is not the Host is refused by the Go server.
        this.autoscaler = new WebSocketConnectOptions()
                .setHost(host)
                .setPort(port)
                .setURI("/")
                .setAllowOriginHeader(false)
                .setTimeout(HANDSHAKE.toMillis());
    }

    /** Begins to connect; {@code timer} runs its actions on the event loop that asked. */
    public static AutoscalerLink to(String host, int port, Vertx vertx, Timer timer, RandomGenerator random) {
        AutoscalerLink link = new AutoscalerLink(vertx, host, port, timer, random);
        link.context.runOnContext(_ -> link.connect(0));
        return link;
    }

    @Override
    public void report(List<StatsReport> reports) {
        Buffer batch = Buffer.buffer(StatsCodec.encode(reports));
        context.runOnContext(_ -> send(batch));
    }

    @Override
    public boolean reachable() {
        return open != null;
    }

    /** How often there was no way to the autoscaler, or no way on. */
    public long errors() {
        return errors.get();
    }

    @Override
    public void close() {
        context.runOnContext(_ -> {
            closed = true;
            next.cancel();
            silence.cancel();
            client.close();
        });
    }

    private void connect(int step) {
        client.connect(autoscaler).onComplete(answer -> {
            if (closed) {
                return;
            }
            if (answer.succeeded()) {
                opened(answer.result());
            } else {
                errors.incrementAndGet();
                LOG.log(Level.DEBUG, "No connection to the autoscaler: {0}", answer.cause());
                connectLater(step);
            }
        });
    }

    /** After the last step it begins again, without a pause. */
    private void connectLater(int step) {
        double pause = FIRST_PAUSE.toMillis() * Math.pow(FACTOR, step) * (1 + JITTER * random.nextDouble());
        next = step < STEPS
                ? timer.after(Duration.ofMillis((long) pause), () -> connect(step + 1))
                : timer.after(Duration.ZERO, () -> connect(0));
    }

    private void opened(WebSocket socket) {
        LOG.log(Level.INFO, "Connected to the autoscaler");
        open = socket;
        socket.exceptionHandler(failure -> LOG.log(Level.DEBUG, "The autoscaler's connection failed", failure));
        socket.closeHandler(_ -> lost(socket));
        socket.pongHandler(_ -> heard(socket));
        heard(socket);
        ping(socket);
    }

    private void ping(WebSocket socket) {
        var _ = socket.writePing(Buffer.buffer());
        next = timer.after(PING, () -> ping(socket));
    }

    private void heard(WebSocket socket) {
        silence.cancel();
        silence = timer.after(SILENCE, () -> lost(socket));
    }

    private void lost(WebSocket socket) {
        if (closed || !socket.equals(open)) {
            return;
        }
        errors.incrementAndGet();
        LOG.log(Level.INFO, "The connection to the autoscaler is lost");
        open = null;
        silence.cancel();
        next.cancel();
        var _ = socket.close();
        connect(0);
    }

    private void send(Buffer batch) {
        WebSocket socket = open;
        if (socket == null) {
            LOG.log(Level.DEBUG, "A report is lost: no connection");
        } else {
            socket.writeBinaryMessage(batch).onFailure(failure -> LOG.log(Level.DEBUG, "A report is lost", failure));
        }
    }
}
