package zeroth.dataplane.observability;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import zeroth.dataplane.watch.ConfigMapWatch;
import zeroth.dataplane.watch.Worker;
import zeroth.queueproxy.http.telemetry.Observability.Profiling;
import zeroth.queueproxy.http.telemetry.Profile;

/** Lets this process be looked at while {@code config-observability} says so. An atomic reference. */
public final class ProfilingSetting implements Handler<HttpServerRequest>, AutoCloseable {
    static final String KEY = "runtime-profiling";

    private final Profile profile = new Profile();
    private final AtomicReference<Profiling> asked = new AtomicReference<>(Profiling.OFF);
    private final ConfigMapWatch watch;

    private ProfilingSetting(KubernetesClient client, Worker worker, String namespace, String name) {
        watch = ConfigMapWatch.follow(client, worker, namespace, name, data -> asked.set(read(data)));
    }

    /** It is as the API says when this returns, and follows it from then on. */
    public static ProfilingSetting follow(KubernetesClient client, Worker worker, String namespace, String name) {
        return new ProfilingSetting(client, worker, namespace, name);
    }

    @Override
    public void handle(HttpServerRequest request) {
        switch (asked.get()) {
            case ON -> profile.handle(request);
            case OFF -> request.response().setStatusCode(404).end("404 page not found\n");
        }
    }

    @Override
    public void close() {
        watch.close();
    }

    /** @throws IllegalArgumentException with a sentence, if it is neither */
    static Profiling read(Map<String, String> data) {
        String asked = data.getOrDefault(KEY, "").strip();
        return switch (asked) {
            case "enabled" -> Profiling.ON;
            case "", "disabled" -> Profiling.OFF;
            default -> throw new IllegalArgumentException(KEY + ": " + asked + " (expected: enabled or disabled)");
        };
    }
}
