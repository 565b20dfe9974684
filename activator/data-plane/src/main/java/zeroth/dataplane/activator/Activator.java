package zeroth.dataplane.activator;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import zeroth.dataplane.gateway.Entrance;
import zeroth.dataplane.gateway.Routes;
import zeroth.dataplane.pods.Destinations;
import zeroth.dataplane.pods.Heading;
import zeroth.dataplane.pods.Naming;
import zeroth.dataplane.pods.PodProbe;
import zeroth.dataplane.pods.Revisions;
import zeroth.names.RevisionId;
import zeroth.queueproxy.http.proxy.Answer;
import zeroth.queueproxy.http.proxy.EventLoopTimer;
import zeroth.queueproxy.http.proxy.Exchange;
import zeroth.queueproxy.http.proxy.Pipeline;
import zeroth.queueproxy.http.proxy.Stage;
import zeroth.queueproxy.http.stage.AccessLog;
import zeroth.queueproxy.http.stage.Deadlines;
import zeroth.queueproxy.http.stage.RequestLog;
import zeroth.queueproxy.http.stage.Timeouts;

/** Leads requests from an entrance to a pod. Thread-safe: its stages are shared by all event loops. */
public final class Activator implements Leaving {
    private final Draining draining = new Draining();
    private final Vertx vertx;
    private final Departure departure;
    private final Destinations destinations;
    private final Audience audience;
    private final NamedRevision named;
    private final Peers pods;

    /** {@code naming} is how pods are spoken to. */
    public Activator(
            Vertx vertx,
            Revisions revisions,
            Destinations destinations,
            Naming naming,
            Audience audience,
            String clusterDomain) {
        this.vertx = vertx;
        this.departure = new Departure(revisions);
        this.destinations = destinations;
        this.audience = audience;
        this.pods = new QueueProxies(new PodProbe(vertx, PodProbe.PATIENCE, naming), naming);
        this.named = new NamedRevision(clusterDomain);
    }

    /** What an HTTP server at that entrance of our own gateway does with a request. */
    public Handler<HttpServerRequest> at(Entrance entrance, Supplier<Routes> routes) {
        return at(entrance, routes, (exchange, next) -> next.handle(exchange));
    }

    /** The same, where each request that is not a probe first meets {@code door}. */
    public Handler<HttpServerRequest> at(Entrance entrance, Supplier<Routes> routes, Stage door) {
        // Random, unlike other generators, may be shared by threads.
        Stage resolve = new ResolveRevision(new Crossroads(entrance, routes, new Random()), named, departure);
        return through(
                new Probes(this::health, new ServedVersions(entrance, routes)),
                (exchange, next) -> door.handle(exchange, admitted -> resolve.handle(admitted, next)));
    }

    /** What an HTTP server does with a request for which another's gateway has chosen the Revision. */
    public Handler<HttpServerRequest> behindAnotherGateway() {
        return through(new Probes(this::health, Versions.ECHO), new ResolveNamed(named, departure));
    }

    private Handler<HttpServerRequest> through(Stage probes, Stage resolveRevision) {
        Watching watching = audience.watching();
        List<Stage> stages = new ArrayList<>();
        stages.add(probes);
        stages.addAll(watching.outside());
        stages.add(draining);
        stages.add(resolveRevision);
        stages.addAll(watching.resolved());
        stages.add(new AccessLog(InstantSource.system()));
        stages.add(requestLog());
        stages.add(new ReportConcurrency(audience.reporter()));
        stages.add(timeouts());
        stages.addAll(watching.waiting());
        stages.add(new Admit());
        stages.addAll(watching.inside());
        stages.add(new ForwardToSeat(destinations, pods, new SetAside(vertx)));
        return Pipeline.of(stages.toArray(Stage[]::new));
    }

    private RequestLog requestLog() {
        return new RequestLog(InstantSource.system(), audience.requestLog(), Activator::revision, System.out::println);
    }

    /** In upstream's words. */
    private Answer health() {
        if (draining.announced()) {
            return Answer.error(500, "received SIGTERM from kubelet");
        }
        return audience.reporter().reachable()
                ? Answer.empty(200)
                : Answer.error(500, "connection has not yet been established");
    }

    /** The Revision's own times, which run while a request waits too. */
    private Stage timeouts() {
        EventLoopTimer timer = new EventLoopTimer(vertx);
        return new Timeouts(
                timer,
                Deadlines.onEachLoop(timer, System::nanoTime),
                InstantSource.system(),
                exchange -> Heading.of(exchange).timeouts(),
                "activator request timeout");
    }

    /** What the request log can say of where a request went; the rest is known to its pod alone, as upstream. */
    private static Map<String, String> revision(Exchange exchange) {
        RevisionId revision = Heading.of(exchange).revision();
        return Map.of("Revision.Name", revision.name(), "Revision.Namespace", revision.namespace());
    }

    @Override
    public void announceEnd() {
        draining.announce();
    }

    @Override
    public Future<Void> finish() {
        return draining.finish();
    }

    /** Lets nothing begin any more; completes when everything that runs has ended. */
    public Future<Void> drain() {
        return draining.refuse();
    }
}
