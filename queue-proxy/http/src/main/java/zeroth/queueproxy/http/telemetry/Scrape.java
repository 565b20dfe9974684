package zeroth.queueproxy.http.telemetry;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import zeroth.queueproxy.http.listeners.Terms;

/** Gives metrics to a Prometheus that asks for them. Confined to one event loop. */
public final class Scrape implements Handler<HttpServerRequest> {
    /** What upstream asks of who scrapes. */
    public static final Terms TERMS = Terms.PLAIN.headWithin(Duration.ofSeconds(5));

    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private final Measurements metrics;
    private final Resource resource;

    public Scrape(Measurements metrics, Resource resource) {
        this.metrics = metrics;
        this.resource = resource;
    }

    @Override
    public void handle(HttpServerRequest request) {
        if ("/metrics".equals(request.path())) {
            request.response().putHeader("Content-Type", TEXT).end(text());
        } else {
            request.response().setStatusCode(404).end("404 page not found\n");
        }
    }

    private String text() {
        PrometheusText text = new PrometheusText();
        metrics.readings().forEach(text::readings);
        metrics.histograms().forEach(text::histogram);
        return text.target(resource).toString();
    }
}
