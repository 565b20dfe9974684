package zeroth.queueproxy.http;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
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
import zeroth.queueproxy.http.telemetry.Observability.Collector;
import zeroth.queueproxy.http.telemetry.Observability.Metrics;
import zeroth.queueproxy.http.telemetry.Observability.RequestLogging;
import zeroth.queueproxy.http.telemetry.Observability.Sampling;
import zeroth.queueproxy.http.telemetry.Observability.Tracing;
import zeroth.queueproxy.http.telemetry.RequestMetrics;
import zeroth.queueproxy.http.telemetry.Resource;
import zeroth.queueproxy.http.telemetry.SpanExport;
import zeroth.queueproxy.http.telemetry.Tracer;
import zeroth.queueproxy.http.tls.CertificateWatch;
import zeroth.queueproxy.http.tls.TlsSettings;
import zeroth.queueproxy.limit.ConcurrencyLimit.AtMost;
import zeroth.queueproxy.limit.ConcurrencyLimit.Unlimited;
import zeroth.queueproxy.limit.Gate;
import zeroth.queueproxy.stats.RequestStats;
import zeroth.queueproxy.time.Timer;

/** What a queue-proxy is made of, and how it hangs together. Confined to one event loop, draining excepted. */
final class Pod {
    private static final Logger LOG = System.getLogger(QueueProxy.class.getName());
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
    private final Gate gate;
    private final Optional<RequestMetrics> requestMetrics;
    private final Optional<SpanExport> spanExport;
    private final Optional<Tracer> tracer;

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
        this.gate = new Gate(settings.concurrency());
        this.requestMetrics = requestMetrics();
        this.spanExport = spanExport();
        this.tracer = tracer();
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
        Future<Optional<Listener>> user = requestMetrics
                .map(scraped -> open(settings.ports().userMetrics(), scraped).map(Optional::of))
                .orElseGet(() -> Future.succeededFuture(Optional.empty()));
        return Future.join(serving, admin, metrics, tls, user)
                .onFailure(failure -> closeWhatOpened(List.of(serving, admin, metrics), List.of(tls, user)))
                .map(open -> new Doors(serving.result(), admin.result(), metrics.result(), tls.result(), user.result()))
                .onSuccess(this::shutBeforeTheEnd);
    }

    Draining draining() {
        return draining;
    }

    Readiness readiness() {
        return readiness;
    }

    /** Lets go of everything; completes when the last spans are sent. */
    Future<Void> close() {
        certificate.ifPresent(CertificateWatch::close);
        reporter.close();
        readiness.close();
        userProcess.close();
        return spanExport.map(SpanExport::close).orElseGet(Future::succeededFuture);
    }

    private Pipeline pipeline() {
        List<Stage> stages = new ArrayList<>();
        tracer.ifPresent(traced -> stages.add(new UnlessProbe(traced::outside)));
        requestMetrics.ifPresent(taken -> stages.add(new UnlessProbe(taken::outside)));
        settings.observability().requestLog().map(this::requestLog).ifPresent(stages::add);
        stages.addAll(List.of(
                new Probes(draining, readiness::ready),
                drain,
                new AccessLog(clock),
                new Timeouts(timer, clock, exchange -> settings.timeouts(), TIMED_OUT),
                new Forwarded(),
                new OriginalHost(),
                new Measure(stats)));
        tracer.ifPresent(traced -> stages.add(traced::waiting));
        stages.add(new Admit(gate));
        tracer.ifPresent(traced -> stages.add(traced::inside));
        requestMetrics.ifPresent(taken -> stages.add(new UnlessProbe(taken::inside)));
        stages.add(Forward.always(userProcess));
        return Pipeline.of(stages.toArray(Stage[]::new));
    }

    private Optional<RequestMetrics> requestMetrics() {
        return switch (settings.observability().requestMetrics()) {
            case Metrics.Off() -> Optional.empty();
            case Metrics.Prometheus(String host, int port) ->
                Optional.of(new RequestMetrics(clock, resource(), settings.userPort(), this::depth));
            case Metrics.Push(Collector collector, Duration interval) -> {
                LOG.log(Level.WARNING, "Metrics of requests are not pushed yet: {0} (expected: prometheus)", collector);
                yield Optional.empty();
            }
        };
    }

    private Optional<SpanExport> spanExport() {
        return settings.observability().tracing() instanceof Tracing.Push push
                ? Optional.of(new SpanExport(vertx, timer, push.collector(), resource()))
                : Optional.empty();
    }

    private Optional<Tracer> tracer() {
        return switch (settings.observability().tracing()) {
            case Tracing.Off() -> Optional.empty();
            case Tracing.Print() -> Optional.of(Tracer.printing(clock, new SplittableRandom(), requestLines));
            case Tracing.Push(Collector collector, Sampling sampling) ->
                spanExport.map(export -> export.tracer(sampling, clock, new SplittableRandom()));
        };
    }

    private Resource resource() {
        PodIdentity pod = settings.pod();
        return new Resource(pod.revision(), pod.service(), pod.configuration(), pod.name());
    }

    private OptionalLong depth() {
        return switch (settings.concurrency()) {
            case Unlimited() -> OptionalLong.empty();
            case AtMost(int requests) -> OptionalLong.of((long) gate.inside() + gate.waiting());
        };
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

    private static void closeWhatOpened(List<Future<Listener>> plain, List<Future<Optional<Listener>>> others) {
        plain.forEach(listener -> listener.onSuccess(Listener::close));
        others.forEach(other -> other.onSuccess(listener -> listener.ifPresent(Listener::close)));
    }
}
