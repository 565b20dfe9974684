package zeroth.queueproxy.http;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.time.InstantSource;
import java.util.List;
import zeroth.queueproxy.drain.Draining;
import zeroth.queueproxy.http.listeners.Doorkeeper;
import zeroth.queueproxy.http.listeners.Listener;
import zeroth.queueproxy.http.listeners.WaitForDrain;
import zeroth.queueproxy.http.proxy.Destination;
import zeroth.queueproxy.http.proxy.EventLoopTimer;
import zeroth.queueproxy.http.proxy.Forward;
import zeroth.queueproxy.http.proxy.Pipeline;
import zeroth.queueproxy.http.readiness.Readiness;
import zeroth.queueproxy.http.report.Reporter;
import zeroth.queueproxy.http.stage.AccessLog;
import zeroth.queueproxy.http.stage.Admit;
import zeroth.queueproxy.http.stage.Drain;
import zeroth.queueproxy.http.stage.Forwarded;
import zeroth.queueproxy.http.stage.Measure;
import zeroth.queueproxy.http.stage.OriginalHost;
import zeroth.queueproxy.http.stage.Probes;
import zeroth.queueproxy.http.stage.Timeouts;
import zeroth.queueproxy.limit.Gate;
import zeroth.queueproxy.stats.RequestStats;
import zeroth.queueproxy.time.Timer;

/** What a queue-proxy is made of, and how it hangs together. Confined to one event loop, draining excepted. */
final class Pod implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";
    private static final String TIMED_OUT = "request timeout";

    private final Vertx vertx;
    private final QueueProxySettings settings;
    private final InstantSource clock = InstantSource.system();
    private final Timer timer;
    private final RequestStats stats = new RequestStats(clock);
    private final Draining draining;
    private final Drain drain;
    private final Readiness readiness;
    private final Reporter reporter;
    private final Destination userProcess;

    Pod(Vertx vertx, Context context, QueueProxySettings settings) {
        this.vertx = vertx;
        this.settings = settings;
        this.timer = new EventLoopTimer(vertx);
        this.draining = new Draining(timer, settings.quietPeriod());
        this.drain = new Drain(draining);
        this.readiness = Readiness.of(settings.readiness(), vertx, timer, clock);
        this.reporter = new Reporter(settings.pod().revision(), settings.pod().name(), stats, timer, clock);
        this.userProcess = Destination.at(vertx, LOOPBACK, settings.userPort());
        draining.onBegin(() -> context.runOnContext(now -> drain.goAway()));
    }

    /** Opens serving, admin and metrics port, in this order. */
    Future<List<Listener>> open() {
        Future<Listener> serving = open(settings.ports().serving(), () -> draining.connect()::close, pipeline())
                .onSuccess(this::shutBeforeTheEnd);
        Future<Listener> admin = open(settings.ports().admin(), Doorkeeper.NONE, new WaitForDrain(draining, timer));
        Future<Listener> metrics = open(settings.ports().metrics(), Doorkeeper.NONE, reporter);
        return Future.join(serving, admin, metrics)
                .onFailure(failure -> List.of(serving, admin, metrics).forEach(Pod::closeIfOpen))
                .map(open -> open.list());
    }

    Draining draining() {
        return draining;
    }

    Readiness readiness() {
        return readiness;
    }

    @Override
    public void close() {
        reporter.close();
        readiness.close();
        userProcess.close();
    }

    private Pipeline pipeline() {
        return Pipeline.of(
                new Probes(draining, readiness::ready),
                drain,
                new AccessLog(clock),
                new Timeouts(timer, clock, exchange -> settings.timeouts(), TIMED_OUT),
                new Forwarded(),
                new OriginalHost(),
                new Measure(stats),
                new Admit(new Gate(settings.concurrency())),
                Forward.always(userProcess));
    }

    private Future<Listener> open(int port, Doorkeeper doorkeeper, Handler<HttpServerRequest> handler) {
        return Listener.open(vertx, settings.host(), port, doorkeeper, handler);
    }

    /** Who comes after the user's process was told to end must find nobody, and go elsewhere. */
    private void shutBeforeTheEnd(Listener serving) {
        draining.shutDoorBy(() -> serving.shut().toCompletionStage());
    }

    private static void closeIfOpen(Future<Listener> listener) {
        listener.onSuccess(Listener::close);
    }
}
