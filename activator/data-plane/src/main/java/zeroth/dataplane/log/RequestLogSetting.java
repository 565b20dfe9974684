package zeroth.dataplane.log;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import zeroth.dataplane.watch.ConfigMapWatch;
import zeroth.dataplane.watch.Worker;
import zeroth.queueproxy.http.stage.LogTemplate;

/**
 * Whether requests are logged, and how: what {@code config-observability} says at the moment. Off unless it is there and
 * says otherwise; what cannot be read changes nothing. An atomic reference.
 */
public final class RequestLogSetting implements Supplier<Optional<LogTemplate>>, AutoCloseable {
    /** The usual name of the ConfigMap. */
    public static final String CONFIG_MAP = "config-observability";

    static final String ENABLED = "logging.enable-request-log";
    static final String TEMPLATE = "logging.request-log-template";

    private final AtomicReference<Optional<LogTemplate>> template = new AtomicReference<>(Optional.empty());
    private final ConfigMapWatch watch;

    private RequestLogSetting(KubernetesClient client, Worker worker, String namespace, String name) {
        watch = ConfigMapWatch.follow(client, worker, namespace, name, data -> template.set(template(data)));
    }

    /** Knows what the API says when this returns, and follows it from then on. */
    public static RequestLogSetting follow(KubernetesClient client, Worker worker, String namespace, String name) {
        return new RequestLogSetting(client, worker, namespace, name);
    }

    @Override
    public Optional<LogTemplate> get() {
        return template.get();
    }

    @Override
    public void close() {
        watch.close();
    }

    /** An empty template is the default, as it becomes upstream where it is handed on. */
    static Optional<LogTemplate> template(Map<String, String> data) {
        if (!Boolean.parseBoolean(data.getOrDefault(ENABLED, "false"))) {
            return Optional.empty();
        }
        String source = data.getOrDefault(TEMPLATE, "");
        return Optional.of(source.isEmpty() ? LogTemplate.DEFAULT : LogTemplate.parse(source));
    }
}
