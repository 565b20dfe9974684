package zeroth.autoscaler;

import io.fabric8.knative.internal.autoscaling.v1alpha1.Metric;
import io.fabric8.knative.internal.autoscaling.v1alpha1.PodAutoscaler;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import zeroth.autoscaler.address.ApiAddress;
import zeroth.autoscaler.address.DnsAddress;
import zeroth.autoscaler.address.ServiceAddress;
import zeroth.autoscaler.fetch.Fetch;
import zeroth.autoscaler.loop.ScalingLoop;
import zeroth.autoscaler.metric.MetricReconciler;
import zeroth.autoscaler.metric.RevisionLoads;
import zeroth.autoscaler.podautoscaler.HttpActivatorProbe;
import zeroth.autoscaler.podautoscaler.PodAutoscalerReconciler;
import zeroth.autoscaler.pods.RevisionPods;
import zeroth.autoscaler.reconcile.Turns;
import zeroth.autoscaler.reconcile.Wakeups;
import zeroth.autoscaler.scrape.HttpPodStats;
import zeroth.autoscaler.scrape.PodScraper;
import zeroth.autoscaler.settings.LiveSettings;
import zeroth.queueproxy.stats.StatsReport;
import zeroth.queueproxy.stats.StatsSink;
import zeroth.queueproxy.time.Timer;
import zeroth.scaling.metric.Load;

/**
 * The autoscaler of one process. It works from {@link Operator#start} on, after {@link #register}. Its parts guard
 * themselves; blocking work runs on virtual threads.
 */
public final class Autoscaler implements StatsSink, AutoCloseable {
    private static final Duration SCRAPE_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(1);

    private final KubernetesClient client;
    private final InstantSource clock;
    private final LiveSettings settings;
    private final RevisionPods pods;
    private final RevisionLoads loads;
    private final ScalingLoop loop;
    private final Fetch scrapes;
    private final Fetch probes;
    private final StatsListening listening;
    private final Wakeups<PodAutoscaler> autoscalerTurns = new Wakeups<>(this::beforeTurns);
    private final Wakeups<Metric> metricTurns = new Wakeups<>(() -> {});
    private final PodAutoscalerReconciler autoscalers;

    private Autoscaler(
            KubernetesClient client,
            Vertx vertx,
            AutoscalerProcessSettings process,
            Timer timer,
            InstantSource clock,
            ScalingObserver observer) {
        Executor work = task -> Thread.ofVirtual().name("autoscaler").start(task);
        this.client = client;
        this.clock = clock;
        scrapes = new Fetch(vertx, SCRAPE_TIMEOUT);
        probes = new Fetch(vertx, PROBE_TIMEOUT);
        listening = new StatsListening(vertx, process.statsListener(), this, clock);
        settings = new LiveSettings(client, process.systemNamespace(), this::wakeAll);
        pods = new RevisionPods(client, clock, autoscalerTurns::wake);
        // Many scrapes shuffle at a time.
        RandomGenerator random = () -> ThreadLocalRandom.current().nextLong();
        PodScraper scraper = new PodScraper(new HttpPodStats(scrapes, clock), work, clock, random);
        loads = new RevisionLoads(
                timer,
                clock,
                work,
                (revision, window) -> scraper.scrape(pods.ready(revision), window),
                metricTurns::wake);
        ApiSights sights = new ApiSights(pods, loads);
        loop = new ScalingLoop(sights, timer, clock, work, autoscalerTurns::wake);
        autoscalers = new PodAutoscalerReconciler(new PodAutoscalerReconciler.Surroundings(
                client,
                autoscalerTurns,
                loop,
                sights,
                new HttpActivatorProbe(probes, addresses(client, process)),
                observer,
                settings,
                timer,
                clock,
                work));
    }

    /** Nothing happens yet. */
    public static Autoscaler create(
            KubernetesClient client,
            Vertx vertx,
            AutoscalerProcessSettings settings,
            Timer timer,
            InstantSource clock,
            ScalingObserver observer) {
        return new Autoscaler(client, vertx, settings, timer, clock, observer);
    }

    /** Adds the reconcilers of PodAutoscaler and Metric. */
    public void register(Operator operator) {
        operator.register(autoscalers, controller -> Turns.configure(controller, Turns::isKnatives));
        operator.register(
                new MetricReconciler(client, metricTurns, loads, clock),
                controller -> Turns.configure(controller, _ -> true));
    }

    @Override
    public void report(List<StatsReport> reports) {
        for (StatsReport report : reports) {
            loads.record(report.revision(), report.timestamp(), Load.of(report));
            if (report.averageConcurrentRequests() != 0) {
                loop.wake(report.revision());
            }
        }
    }

    /** Where activators of other processes connect, if they may and the operator has started. */
    public OptionalInt statsPort() {
        return listening.port();
    }

    @Override
    public void close() {
        listening.close();
        loop.close();
        loads.close();
        pods.close();
        settings.close();
        scrapes.close();
        probes.close();
    }

    private void beforeTurns() {
        settings.start();
        pods.start();
        listening.start();
    }

    private void wakeAll() {
        loop.revisions().forEach(autoscalerTurns::wake);
    }

    private static ServiceAddress addresses(KubernetesClient client, AutoscalerProcessSettings process) {
        return switch (process.addressing()) {
            case AutoscalerProcessSettings.Addressing.FromApi _ -> new ApiAddress(client);
            case AutoscalerProcessSettings.Addressing.ByDns(String domain) -> new DnsAddress(domain);
        };
    }
}
