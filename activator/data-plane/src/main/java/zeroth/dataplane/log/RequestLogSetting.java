package zeroth.dataplane.log;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import zeroth.dataplane.watch.Changed;
import zeroth.dataplane.watch.Informers;
import zeroth.dataplane.watch.Worker;
import zeroth.queueproxy.http.stage.LogTemplate;

/**
 * Whether requests are logged, and how: what {@code config-observability} says at the moment. Off unless it is there and
 * says otherwise; what cannot be read changes nothing. An atomic reference; the rest is confined to the worker.
 */
public final class RequestLogSetting implements Supplier<Optional<LogTemplate>>, AutoCloseable {
    /** The usual name of the ConfigMap. */
    public static final String CONFIG_MAP = "config-observability";

    static final String ENABLED = "logging.enable-request-log";
    static final String TEMPLATE = "logging.request-log-template";

    private static final Logger LOG = System.getLogger(RequestLogSetting.class.getName());

    private final AtomicReference<Optional<LogTemplate>> template = new AtomicReference<>(Optional.empty());
    private final SharedIndexInformer<ConfigMap> configMaps;

    private RequestLogSetting(KubernetesClient client, String namespace, String name) {
        configMaps = client.configMaps().inNamespace(namespace).withName(name).runnableInformer(0);
    }

    /** Knows what the API says when this returns, and follows it from then on. */
    public static RequestLogSetting follow(KubernetesClient client, Worker worker, String namespace, String name) {
        RequestLogSetting setting = new RequestLogSetting(client, namespace, name);
        setting.configMaps.addEventHandler(new Changed<>(_ -> worker.submit(setting::read)));
        Informers.start(setting.configMaps);
        worker.run(setting::read);
        return setting;
    }

    @Override
    public Optional<LogTemplate> get() {
        return template.get();
    }

    @Override
    public void close() {
        configMaps.stop();
    }

    private void read() {
        try {
            template.set(configMaps.getStore().list().stream()
                    .findFirst()
                    .flatMap(map -> template(Optional.ofNullable(map.getData()).orElse(Map.of()))));
        } catch (IllegalArgumentException e) {
            LOG.log(Level.WARNING, "Request logging stays as it is: {0}", e.getMessage());
        }
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
