package zeroth.dataplane.testing;

import io.fabric8.knative.internal.networking.v1alpha1.Ingress;
import io.fabric8.knative.serving.v1.Revision;
import io.fabric8.knative.serving.v1.RevisionBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import zeroth.dataplane.activator.Activator;
import zeroth.dataplane.activator.Audience;
import zeroth.dataplane.gateway.Entrance;
import zeroth.dataplane.gateway.IngressReader;
import zeroth.dataplane.gateway.Routes;
import zeroth.dataplane.pods.Backing;
import zeroth.dataplane.pods.Destinations;
import zeroth.dataplane.pods.Dial;
import zeroth.dataplane.pods.Naming;
import zeroth.dataplane.pods.Revisions;
import zeroth.dataplane.report.ConcurrencyReporter;
import zeroth.dataplane.throttle.Backends;
import zeroth.dataplane.throttle.Pod;
import zeroth.dataplane.throttle.Throttles;
import zeroth.names.RevisionId;
import zeroth.queueproxy.http.listeners.Listener;
import zeroth.queueproxy.stats.StatsReport;
import zeroth.queueproxy.stats.StatsSink;
import zeroth.queueproxy.time.testing.VirtualTime;

/** A data plane that is told what an API would say. */
public final class BarePlane implements AutoCloseable {
    public static final RevisionId HELLO = new RevisionId("default", "hello-00001");
    public static final String HOST = "hello.default.localhost";
    public static final String LOCAL_HOST = "hello.default.svc.cluster.local";
    private static final String INGRESS = """
            metadata: {namespace: default, name: hello}
            spec:
              rules:
              - hosts: [hello.default.localhost]
                visibility: ExternalIP
                http: &http
                  paths:
                  - splits:
                    - serviceNamespace: default
                      serviceName: hello-00001
                      servicePort: 80
                      percent: 100
                      appendHeaders:
                        Knative-Serving-Revision: hello-00001
                        Knative-Serving-Namespace: default
              - hosts: [hello.default.svc.cluster.local]
                visibility: ClusterLocal
                http: *http
            """;

    public final VirtualTime time = new VirtualTime(Instant.EPOCH);
    public final Throttles<RevisionId> throttles;
    public final List<StatsReport> reports = new CopyOnWriteArrayList<>();
    public final AtomicBoolean autoscalerReachable = new AtomicBoolean(true);
    public final ConcurrencyReporter reporter = new ConcurrencyReporter("activator", time, new StatsSink() {
        @Override
        public void report(List<StatsReport> batch) {
            reports.addAll(batch);
        }

        @Override
        public boolean reachable() {
            return autoscalerReachable.get();
        }
    });
    public final Caller outside;
    public final Caller inside;
    /** Comes to an activator behind another's gateway. */
    public final Caller named;

    public final Activator activator;

    private final AtomicReference<Routes> routes = new AtomicReference<>(Routes.NONE);
    private final Destinations destinations;
    private final Backing backing;
    private final List<HttpServer> servers;

    /** One in which fifty may wait for a Revision, and a hundred for a namespace. */
    public BarePlane(Vertx vertx) {
        this(vertx, 50, 100);
    }

    public BarePlane(Vertx vertx, int perRevision, int perNamespace) {
        throttles = new Throttles<>(RevisionId::namespace, time, perRevision, perNamespace);
        Revisions revisions = new Revisions(throttles);
        destinations = new Destinations(Dial.inClearText(vertx));
        backing = new Backing(revisions, destinations);
        activator = new Activator(
                vertx,
                revisions,
                destinations,
                Naming.ADDRESS,
                new Audience(reporter, Optional::empty),
                "cluster.local");
        servers = List.of(
                listen(vertx, activator.at(Entrance.EXTERNAL, routes::get)),
                listen(vertx, activator.at(Entrance.LOCAL, routes::get)),
                listen(vertx, activator.behindAnotherGateway()));
        outside = new Caller(vertx, servers.getFirst().actualPort());
        inside = new Caller(vertx, servers.get(1).actualPort());
        named = new Caller(vertx, servers.getLast().actualPort());
        route(INGRESS);
    }

    /** The Ingresses that there are. */
    public void route(String... yaml) {
        routes.set(new IngressReader("cluster.local")
                .read(Arrays.stream(yaml)
                        .map(text -> Serialization.unmarshal(text, Ingress.class))
                        .toList()));
    }

    /** The Revision {@link #HELLO} and its ready pods. */
    public void serve(long containerConcurrency, Pod... pods) {
        serve(hello(containerConcurrency), pods);
    }

    public void serve(Revision revision, Pod... pods) {
        backing.bring(revision, Backends.of(List.of(pods)));
    }

    public void forget(RevisionId revision) {
        backing.forget(revision);
    }

    public static Revision hello(long containerConcurrency) {
        return revision(HELLO.name(), containerConcurrency);
    }

    /** One of that name without a limit. */
    public static Revision revision(String name) {
        return revision(name, 0);
    }

    private static Revision revision(String name, long containerConcurrency) {
        return new RevisionBuilder()
                .withNewMetadata()
                .withNamespace(HELLO.namespace())
                .withName(name)
                .withUid("1")
                .endMetadata()
                .withNewSpec()
                .withContainerConcurrency(containerConcurrency)
                .withTimeoutSeconds(300L)
                .endSpec()
                .build();
    }

    public Routes routes() {
        return routes.get();
    }

    public int waiting() {
        return throttles.find(HELLO).orElseThrow().waiting();
    }

    public int inFlight() {
        return throttles.find(HELLO).orElseThrow().inFlight();
    }

    public int gatewayPort() {
        return servers.getFirst().actualPort();
    }

    @Override
    public void close() {
        outside.close();
        inside.close();
        named.close();
        servers.forEach(server -> Caller.join(server.close()));
        destinations.close();
    }

    public int namedPort() {
        return servers.getLast().actualPort();
    }

    private static HttpServer listen(Vertx vertx, Handler<HttpServerRequest> handler) {
        HttpServer server =
                Listener.server(vertx, Listener.options().setHost("127.0.0.1").setPort(0));
        return Caller.join(server.requestHandler(handler).listen());
    }
}
