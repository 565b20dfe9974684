package zeroth.queueproxy.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import zeroth.queueproxy.http.proxy.Stage;
import zeroth.queueproxy.http.stage.LogTemplate;
import zeroth.queueproxy.http.stage.RequestLog;
import zeroth.queueproxy.http.stage.UnlessProbe;
import zeroth.queueproxy.http.telemetry.MetricsExport;
import zeroth.queueproxy.http.telemetry.Observability;
import zeroth.queueproxy.http.telemetry.Observability.Collector;
import zeroth.queueproxy.http.telemetry.Observability.Metrics;
import zeroth.queueproxy.http.telemetry.Observability.RequestLogging;
import zeroth.queueproxy.http.telemetry.Observability.Sampling;
import zeroth.queueproxy.http.telemetry.Observability.Tracing;
import zeroth.queueproxy.http.telemetry.Part;
import zeroth.queueproxy.http.telemetry.RequestMetrics;
import zeroth.queueproxy.http.telemetry.Resource;
import zeroth.queueproxy.http.telemetry.RouteTag;
import zeroth.queueproxy.http.telemetry.Scrape;
import zeroth.queueproxy.http.telemetry.SpanExport;
import zeroth.queueproxy.http.telemetry.Tracer;
import zeroth.queueproxy.time.Timer;

/** What a pod tells of its requests: what was not asked for is not there. Confined to one event loop. */
final class Telling {
    private final Vertx vertx;
    private final Timer timer;
    private final InstantSource clock;
    private final PodIdentity pod;
    private final Observability asked;
    private final Consumer<String> lines;
    private final Optional<RequestMetrics> metrics;
    private final Optional<MetricsExport> metricsExport;
    private final Optional<SpanExport> spanExport;
    private final Optional<Tracer> tracer;

    Telling(
            Vertx vertx,
            Timer timer,
            InstantSource clock,
            QueueProxySettings settings,
            Supplier<OptionalLong> depth,
            Consumer<String> lines) {
        this.vertx = vertx;
        this.timer = timer;
        this.clock = clock;
        this.pod = settings.pod();
        this.asked = settings.observability();
        this.lines = lines;
        this.metrics = asked.requestMetrics() instanceof Metrics.Off
                ? Optional.empty()
                : Optional.of(new RequestMetrics(clock, settings.userPort(), depth));
        this.metricsExport = metrics.flatMap(this::export);
        this.spanExport = spanExport();
        this.tracer = tracer();
    }

    /** Around everything else. */
    List<Stage> outside() {
        return Stream.of(
                        labels(),
                        tracer.<Stage>map(traced -> new UnlessProbe(traced::outside)),
                        metrics.<Stage>map(taken -> new UnlessProbe(taken::outside)),
                        asked.requestLog().map(this::requestLog))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Stage> labels() {
        return tracer.isPresent() || metrics.isPresent()
                ? Optional.of(new UnlessProbe(RouteTag::label))
                : Optional.empty();
    }

    /** Before requests wait for their turn. */
    List<Stage> waiting() {
        return tracer.<Stage>map(traced -> traced::waiting).stream().toList();
    }

    /** When their turn has come. */
    List<Stage> inside() {
        return Stream.of(
                        tracer.<Stage>map(traced -> traced::inside),
                        metrics.<Stage>map(taken -> new UnlessProbe(taken::inside)))
                .flatMap(Optional::stream)
                .toList();
    }

    /** For who scrapes, if somebody is to. */
    Optional<Scrape> scrape() {
        return asked.requestMetrics() instanceof Metrics.Prometheus
                ? metrics.map(taken -> new Scrape(taken, resource()))
                : Optional.empty();
    }

    /** Completes when the last is told, or nobody has taken it. */
    Future<Void> close() {
        return Future.join(
                        spanExport.map(SpanExport::close).orElseGet(Future::succeededFuture),
                        metricsExport.map(MetricsExport::close).orElseGet(Future::succeededFuture))
                .mapEmpty();
    }

    private Optional<MetricsExport> export(RequestMetrics taken) {
        return asked.requestMetrics() instanceof Metrics.Push push
                ? Optional.of(new MetricsExport(vertx, timer, clock, push, taken, resource()))
                : Optional.empty();
    }

    private Optional<SpanExport> spanExport() {
        return asked.tracing() instanceof Tracing.Push push
                ? Optional.of(new SpanExport(vertx, timer, push.collector(), resource(), Part.QUEUE_PROXY))
                : Optional.empty();
    }

    private Optional<Tracer> tracer() {
        return switch (asked.tracing()) {
            case Tracing.Off() -> Optional.empty();
            case Tracing.Print() ->
                Optional.of(Tracer.printing(Part.QUEUE_PROXY, clock, new SplittableRandom(), lines));
            case Tracing.Push(Collector collector, Sampling sampling) ->
                spanExport.map(export -> export.tracer(sampling, clock, new SplittableRandom()));
        };
    }

    private Resource resource() {
        return Resource.ofQueueProxy(pod.revision(), pod.service(), pod.configuration(), pod.name(), asked.resource());
    }

    private Stage requestLog(RequestLogging how) {
        Map<String, String> revision = revision();
        Optional<LogTemplate> template = Optional.of(how.template());
        RequestLog log = new RequestLog(clock, () -> template, exchange -> revision, lines);
        return switch (how.probes()) {
            case LOGGED -> log;
            case LEFT_OUT -> new UnlessProbe(log);
        };
    }

    private Map<String, String> revision() {
        return Map.of(
                "Revision.Name", pod.revision().name(),
                "Revision.Namespace", pod.revision().namespace(),
                "Revision.Service", pod.service(),
                "Revision.Configuration", pod.configuration(),
                "Revision.PodName", pod.name(),
                "Revision.PodIP", pod.ip());
    }
}
