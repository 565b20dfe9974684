package zeroth.queueproxy.http;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import zeroth.queueproxy.drain.Draining;
import zeroth.queueproxy.http.listeners.Doorkeeper;
import zeroth.queueproxy.http.listeners.Listener;
import zeroth.queueproxy.http.listeners.WaitForDrain;
import zeroth.queueproxy.http.proxy.Destination;
import zeroth.queueproxy.http.proxy.EventLoopTimer;
import zeroth.queueproxy.http.proxy.Forward;
import zeroth.queueproxy.http.proxy.Pipeline;
import zeroth.queueproxy.http.proxy.Stage;
import zeroth.queueproxy.http.readiness.Readiness;
import zeroth.queueproxy.http.report.Reporter;
import zeroth.queueproxy.http.stage.AccessLog;
import zeroth.queueproxy.http.stage.Admit;
import zeroth.queueproxy.http.stage.Drain;
import zeroth.queueproxy.http.stage.Forwarded;
import zeroth.queueproxy.http.stage.LogTemplate;
import zeroth.queueproxy.http.stage.Measure;
import zeroth.queueproxy.http.stage.OriginalHost;
import zeroth.queueproxy.http.stage.Probes;
import zeroth.queueproxy.http.stage.RequestLog;
import zeroth.queueproxy.http.stage.Timeouts;
import zeroth.queueproxy.http.stage.UnlessProbe;
import zeroth.queueproxy.http.telemetry.Observability.RequestLogging;
import zeroth.queueproxy.http.tls.CertificateWatch;
import zeroth.queueproxy.http.tls.TlsSettings;
import zeroth.queueproxy.limit.Gate;
import zeroth.queueproxy.stats.RequestStats;
import zeroth.queueproxy.time.Timer;

/** What a queue-proxy is made of, and how it hangs together. Confined to one event loop, draining excepted. */
final class Pod implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";
    private static final String TIMED_OUT = "request timeout";

    private final Vertx vertx;
    private final QueueProxySettings settings;
    private final Consumer<String> requestLines;
    private final InstantSource clock = InstantSource.system();
    private final Timer timer;
    private final RequestStats stats = new RequestStats(clock);
    private final Draining draining;
    private final Drain drain;
    private final Readiness readiness;
    private final Reporter reporter;
    private final Destination userProcess;
    private final Optional<CertificateWatch> certificate;

    Pod(Vertx vertx, Context context, QueueProxySettings settings, Consumer<String> requestLines) {
        this.vertx = vertx;
        this.settings = settings;
        this.requestLines = requestLines;
        this.timer = new EventLoopTimer(vertx);
        this.draining = new Draining(timer, settings.quietPeriod());
        this.drain = new Drain(draining);
        this.readiness = Readiness.of(settings.readiness(), vertx, timer, clock);
        this.reporter = new Reporter(settings.pod().revision(), settings.pod().name(), stats, timer, clock);
        this.userProcess = Destination.at(vertx, LOOPBACK, settings.userPort());
        this.certificate = certificate();
        draining.onBegin(() -> context.runOnContext(now -> drain.goAway()));
    }

    /** Opens the ports. */
    Future<Doors> open() {
        Pipeline pipeline = pipeline();
        Future<Listener> serving =
                Listener.open(vertx, settings.host(), settings.ports().serving(), doorkeeper(), pipeline);
        Future<Listener> admin = open(settings.ports().admin(), new WaitForDrain(draining, timer));
        Future<Listener> metrics = open(settings.ports().metrics(), reporter);
        Future<Optional<Listener>> tls = certificate
                .map(watch -> Listener.openEncrypted(
                                vertx, settings.host(), settings.ports().tls(), doorkeeper(), watch, pipeline)
                        .map(Optional::of))
                .orElseGet(() -> Future.succeededFuture(Optional.empty()));
        return Future.join(serving, admin, metrics, tls)
                .onFailure(failure -> closeWhatOpened(List.of(serving, admin, metrics), tls))
                .map(open -> new Doors(serving.result(), admin.result(), metrics.result(), tls.result()))
                .onSuccess(this::shutBeforeTheEnd);
    }

    Draining draining() {
        return draining;
    }

    Readiness readiness() {
        return readiness;
    }

    @Override
    public void close() {
        certificate.ifPresent(CertificateWatch::close);
        reporter.close();
        readiness.close();
        userProcess.close();
    }

    private Pipeline pipeline() {
        List<Stage> stages = new ArrayList<>();
        settings.observability().requestLog().map(this::requestLog).ifPresent(stages::add);
        stages.addAll(List.of(
                new Probes(draining, readiness::ready),
                drain,
                new AccessLog(clock),
                new Timeouts(timer, clock, exchange -> settings.timeouts(), TIMED_OUT),
                new Forwarded(),
                new OriginalHost(),
                new Measure(stats),
                new Admit(new Gate(settings.concurrency())),
                Forward.always(userProcess)));
        return Pipeline.of(stages.toArray(Stage[]::new));
    }

    private Stage requestLog(RequestLogging how) {
        Map<String, String> revision = revision();
        Optional<LogTemplate> template = Optional.of(how.template());
        RequestLog log = new RequestLog(clock, () -> template, exchange -> revision, requestLines);
        return switch (how.probes()) {
            case LOGGED -> log;
            case LEFT_OUT -> new UnlessProbe(log);
        };
    }

    private Map<String, String> revision() {
        PodIdentity pod = settings.pod();
        return Map.of(
                "Revision.Name", pod.revision().name(),
                "Revision.Namespace", pod.revision().namespace(),
                "Revision.Service", pod.service(),
                "Revision.Configuration", pod.configuration(),
                "Revision.PodName", pod.name(),
                "Revision.PodIP", pod.ip());
    }

    private Doorkeeper doorkeeper() {
        return () -> draining.connect()::close;
    }

    private Future<Listener> open(int port, Handler<HttpServerRequest> handler) {
        return Listener.open(vertx, settings.host(), port, Doorkeeper.NONE, handler);
    }

    private Optional<CertificateWatch> certificate() {
        TlsSettings tls = settings.tls();
        return tls.files().exist()
                ? Optional.of(CertificateWatch.start(tls.files(), tls.rules(), this::afterOffTheLoop))
                : Optional.empty();
    }

    /** Files are read elsewhere than on the event loop. */
    private Timer.Pending afterOffTheLoop(Duration delay, Runnable action) {
        return timer.after(
                delay,
                () -> vertx.executeBlocking(() -> {
                    action.run();
                    return delay;
                }));
    }

    /** Who comes after the user's process was told to end must find nobody, and go elsewhere. */
    private void shutBeforeTheEnd(Doors doors) {
        draining.shutDoorBy(() -> doors.shut().toCompletionStage());
    }

    private static void closeWhatOpened(List<Future<Listener>> plain, Future<Optional<Listener>> tls) {
        plain.forEach(listener -> listener.onSuccess(Listener::close));
        tls.onSuccess(listener -> listener.ifPresent(Listener::close));
    }
}
