package zeroth.dataplane.metrics;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import zeroth.dataplane.report.AutoscalerLink;
import zeroth.dataplane.report.ConcurrencyReporter;
import zeroth.dataplane.throttle.Throttle;
import zeroth.dataplane.throttle.Throttles;
import zeroth.names.RevisionId;

/** The page that Prometheus reads: numbers of this moment. Immutable; what it asks is safe for threads. */
public record ActivatorMetrics(
        String pod, Throttles<RevisionId> throttles, ConcurrencyReporter reporter, AutoscalerLink autoscaler)
        implements Handler<HttpServerRequest> {
    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";
    private static final String SCOPE = "otel_scope_name=\"knative.dev/serving/pkg/activator\"";
    private static final String PEER = "peer=\"autoscaler\"," + SCOPE;

    @Override
    public void handle(HttpServerRequest request) {
        if ("/metrics".equals(request.path())) {
            request.response().putHeader("Content-Type", TEXT).end(text());
        } else {
            request.response().setStatusCode(404).end("404 page not found\n");
        }
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        head(text, "kn_activator_stats_conn_errors_total", "counter", "Number of errors of the connection");
        sample(text, "kn_activator_stats_conn_errors_total", PEER, autoscaler.errors());
        head(text, "kn_activator_stats_conn_reachable", "gauge", "Whether the peer is connected");
        sample(text, "kn_activator_stats_conn_reachable", PEER, autoscaler.reachable() ? 1 : 0);
        requests(text, "kn_revision_request_queued", "Requests that wait for a pod", Throttle::waiting);
        requests(text, "kn_revision_request_active", "Requests that are at a pod", Throttle::inFlight);
        head(text, "kn_revision_request_concurrency", "gauge", "Concurrent requests, as they were last reported");
        reporter.latest()
                .forEach((revision, value) -> sample(text, "kn_revision_request_concurrency", labels(revision), value));
        head(text, "target_info", "gauge", "Target metadata");
        sample(
                text,
                "target_info",
                "service_name=\"activator\",service_instance_id=\"%s\",k8s_pod_name=\"%s\"".formatted(pod, pod),
                1);
        return text.toString();
    }

    private void requests(StringBuilder text, String name, String help, Function<Throttle, Integer> number) {
        Map<String, Integer> byRevision = new TreeMap<>();
        throttles.forEach((revision, throttle) -> byRevision.put(labels(revision), number.apply(throttle)));
        head(text, name, "gauge", help);
        byRevision.forEach((labels, value) -> sample(text, name, labels, value));
    }

    /** Names of Kubernetes' objects, in which nothing is to be escaped. */
    private static String labels(RevisionId revision) {
        return "k8s_namespace_name=\"%s\",kn_revision_name=\"%s\",%s"
                .formatted(revision.namespace(), revision.name(), SCOPE);
    }

    private static void head(StringBuilder text, String name, String kind, String help) {
        text.append("# HELP %s %s\n# TYPE %s %s\n".formatted(name, help, name, kind));
    }

    private static void sample(StringBuilder text, String name, String labels, Number value) {
        text.append(name).append('{').append(labels).append("} ").append(value).append('\n');
    }
}
