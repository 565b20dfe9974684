package zeroth.queueproxy.http;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import zeroth.queueproxy.drain.Draining;
import zeroth.queueproxy.http.QueueProxySettings.ListenPorts;
import zeroth.queueproxy.http.listeners.Doorkeeper;
import zeroth.queueproxy.http.listeners.Listener;
import zeroth.queueproxy.http.listeners.Terms;
import zeroth.queueproxy.http.listeners.WaitForDrain;
import zeroth.queueproxy.http.proxy.EventLoopTimer;
import zeroth.queueproxy.http.proxy.Pipeline;
import zeroth.queueproxy.http.proxy.Stage;
import zeroth.queueproxy.http.readiness.Readiness;
import zeroth.queueproxy.http.report.Reporter;
import zeroth.queueproxy.http.stage.AccessLog;
import zeroth.queueproxy.http.stage.Admit;
import zeroth.queueproxy.http.stage.Deadlines;
import zeroth.queueproxy.http.stage.Drain;
import zeroth.queueproxy.http.stage.Forwarded;
import zeroth.queueproxy.http.stage.Measure;
import zeroth.queueproxy.http.stage.OriginalHost;
import zeroth.queueproxy.http.stage.Probes;
import zeroth.queueproxy.http.stage.Timeouts;
import zeroth.queueproxy.http.telemetry.Observability.Metrics;
import zeroth.queueproxy.http.telemetry.Profile;
import zeroth.queueproxy.http.telemetry.Scrape;
import zeroth.queueproxy.http.tls.CertificateWatch;
import zeroth.queueproxy.http.tls.TlsSettings;
import zeroth.queueproxy.limit.ConcurrencyLimit.AtMost;
import zeroth.queueproxy.limit.ConcurrencyLimit.Unlimited;
import zeroth.queueproxy.limit.Gate;
import zeroth.queueproxy.stats.RequestStats;
import zeroth.queueproxy.time.Timer;

/** What a queue-proxy is made of, and how it hangs together. Confined to one event loop, draining excepted. */
final class Pod {
    private static final String TIMED_OUT = "request timeout";
    /** Upstream's, by port. */
    private static final Terms PROFILING = Terms.PLAIN.headWithin(Duration.ofSeconds(15));

    private final Vertx vertx;
    private final QueueProxySettings settings;
    private final InstantSource clock = InstantSource.system();
    private final Timer timer;
    private final RequestStats stats = new RequestStats(clock);
    private final Draining draining;
    private final Drain drain;
    private final Readiness readiness;
    private final Reporter reporter;
    private final Behind behind;
    private final Optional<CertificateWatch> certificate;
    private final Optional<CertificateWatch> scraping;
    private final Gate gate;
    private final Telling telling;

    Pod(Vertx vertx, Context context, QueueProxySettings settings, Behind behind, Consumer<String> requestLines) {
        this.vertx = vertx;
        this.settings = settings;
        this.timer = new EventLoopTimer(vertx);
        this.draining = new Draining(timer, settings.quietPeriod());
        this.drain = new Drain(draining);
        this.readiness = Readiness.of(settings.readiness(), vertx, timer, clock);
        this.reporter = new Reporter(settings.pod().revision(), settings.pod().name(), stats, timer, clock);
        this.behind = behind;
        this.certificate =
                Optional.of(settings.tls()).filter(tls -> tls.files().exist()).map(this::watch);
        this.scraping = scraped().flatMap(Metrics.Prometheus::tls).map(this::watch);
        this.gate = new Gate(settings.concurrency());
        this.telling = new Telling(vertx, timer, clock, settings, this::depth, requestLines);
        draining.onBegin(() -> context.runOnContext(now -> drain.goAway()));
    }

    /** Opens the ports. */
    Future<Doors> open() {
        Pipeline pipeline = pipeline();
        ListenPorts ports = settings.ports();
        Opening opening = new Opening(vertx);
        String host = settings.host();
        Terms users = Terms.noted(doorkeeper());
        Future<Listener> serving = opening.open(host, ports.serving(), users, pipeline);
        Future<Listener> admin = opening.open(host, ports.admin(), Terms.PLAIN, new WaitForDrain(draining, timer));
        Future<Listener> metrics = opening.open(host, ports.metrics(), Terms.PLAIN, reporter);
        Future<Optional<Listener>> tls =
                opening.optional(certificate.map(watch -> opening.open(host, ports.tls(), users.in(watch), pipeline)));
        Future<Optional<Listener>> scrape = opening.optional(telling.scrape().map(handler -> scrape(opening, handler)));
        Future<Optional<Listener>> profile =
                opening.optional(profile().map(handler -> opening.open(host, ports.profiling(), PROFILING, handler)));
        return opening.all()
                .map(open -> new Doors(
                        serving.result(),
                        admin.result(),
                        metrics.result(),
                        tls.result(),
                        scrape.result(),
                        profile.result()))
                .onSuccess(this::shutBeforeTheEnd);
    }

    Draining draining() {
        return draining;
    }

    Readiness readiness() {
        return readiness;
    }

    /** Lets go of everything; completes when the last is told of requests. */
    Future<Void> close() {
        certificate.ifPresent(CertificateWatch::close);
        scraping.ifPresent(CertificateWatch::close);
        reporter.close();
        readiness.close();
        behind.close().run();
        return telling.close();
    }

    private Pipeline pipeline() {
        List<Stage> stages = new ArrayList<>(telling.outside());
        stages.addAll(List.of(
                new Probes(draining, readiness::ready),
                drain,
                new AccessLog(clock),
                new Timeouts(
                        timer,
                        new Deadlines(timer, System::nanoTime),
                        clock,
                        exchange -> settings.timeouts(),
                        TIMED_OUT),
                new Forwarded(),
                new OriginalHost(),
                new Measure(stats)));
        stages.addAll(behind.waiting());
        stages.addAll(telling.waiting());
        stages.add(new Admit(gate));
        stages.addAll(telling.inside());
        stages.add(behind.last());
        return Pipeline.of(stages.toArray(Stage[]::new));
    }

    private Optional<Metrics.Prometheus> scraped() {
        return settings.observability().requestMetrics() instanceof Metrics.Prometheus prometheus
                ? Optional.of(prometheus)
                : Optional.empty();
    }

    private Future<Listener> scrape(Opening opening, Scrape handler) {
        String host = scraped()
                .map(Metrics.Prometheus::host)
                .filter(asked -> !asked.isEmpty())
                .orElse(settings.host());
        int port = settings.ports().userMetrics();
        return opening.open(host, port, scraping.map(Scrape.TERMS::in).orElse(Scrape.TERMS), handler);
    }

    private Optional<Profile> profile() {
        return switch (settings.observability().profiling()) {
            case OFF -> Optional.empty();
            case ON -> Optional.of(new Profile());
        };
    }

    private OptionalLong depth() {
        return switch (settings.concurrency()) {
            case Unlimited() -> OptionalLong.empty();
            case AtMost(int requests) -> OptionalLong.of((long) gate.inside() + gate.waiting());
        };
    }

    private Doorkeeper doorkeeper() {
        return () -> draining.connect()::close;
    }

    private CertificateWatch watch(TlsSettings tls) {
        return CertificateWatch.start(tls, this::afterOffTheLoop);
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
}
