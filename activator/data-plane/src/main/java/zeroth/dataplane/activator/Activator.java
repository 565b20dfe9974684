package zeroth.dataplane.activator;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import zeroth.dataplane.gateway.Entrance;
import zeroth.dataplane.gateway.Routes;
import zeroth.dataplane.pods.Destinations;
import zeroth.dataplane.pods.Heading;
import zeroth.dataplane.pods.Revisions;
import zeroth.dataplane.report.ConcurrencyReporter;
import zeroth.names.RevisionId;
import zeroth.queueproxy.http.proxy.EventLoopTimer;
import zeroth.queueproxy.http.proxy.Exchange;
import zeroth.queueproxy.http.proxy.Pipeline;
import zeroth.queueproxy.http.proxy.Stage;
import zeroth.queueproxy.http.stage.AccessLog;
import zeroth.queueproxy.http.stage.LogTemplate;
import zeroth.queueproxy.http.stage.RequestLog;
import zeroth.queueproxy.http.stage.Timeouts;

/** Leads requests from an entrance to a pod. Thread-safe: its stages are shared by all event loops. */
public final class Activator {
    private final Draining draining = new Draining();
    private final Vertx vertx;
    private final Supplier<Routes> routes;
    private final Revisions revisions;
    private final Destinations destinations;
    private final ConcurrencyReporter reporter;
    private final Supplier<Optional<LogTemplate>> requestLog;
    private final String clusterDomain;

    public Activator(
            Vertx vertx,
            Supplier<Routes> routes,
            Revisions revisions,
            Destinations destinations,
            ConcurrencyReporter reporter,
            Supplier<Optional<LogTemplate>> requestLog,
            String clusterDomain) {
        this.vertx = vertx;
        this.routes = routes;
        this.revisions = revisions;
        this.destinations = destinations;
        this.reporter = reporter;
        this.requestLog = requestLog;
        this.clusterDomain = clusterDomain;
    }

    /** What an HTTP server at that entrance does with a request. */
    public Handler<HttpServerRequest> at(Entrance entrance) {
        // Random, unlike other generators, may be shared by threads.
        return Pipeline.of(
                new Probes(entrance, routes, draining, reporter),
                draining,
                new ResolveRevision(entrance, routes, revisions, new Random(), clusterDomain),
                new AccessLog(InstantSource.system()),
                new RequestLog(InstantSource.system(), requestLog, Activator::revision, System.out::println),
                new ReportConcurrency(reporter),
                timeouts(),
                new Admit(),
                new ForwardToSeat(destinations, new SetAside(vertx)));
    }

    /** The Revision's own times, which run while a request waits too. */
    private Stage timeouts() {
        return new Timeouts(
                new EventLoopTimer(vertx),
                InstantSource.system(),
                exchange -> Heading.of(exchange).timeouts(),
                "activator request timeout");
    }

    /** What the request log can say of where a request went; the rest is known to its pod alone, as upstream. */
    private static Map<String, String> revision(Exchange exchange) {
        RevisionId revision = Heading.of(exchange).revision();
        return Map.of("Revision.Name", revision.name(), "Revision.Namespace", revision.namespace());
    }

    /** Lets nothing begin any more; completes when everything that runs has ended. */
    public Future<Void> drain() {
        return draining.begin();
    }
}
