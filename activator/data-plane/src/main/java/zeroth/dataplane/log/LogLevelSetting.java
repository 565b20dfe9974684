package zeroth.dataplane.log;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import zeroth.dataplane.watch.ConfigMapWatch;
import zeroth.dataplane.watch.Worker;
import zeroth.queueproxy.http.telemetry.ZapLevel;

/** How much an activator says: what {@code config-logging} says at the moment, of it, or of everybody. */
public final class LogLevelSetting {
    /** The usual name of the ConfigMap. */
    public static final String CONFIG_MAP = "config-logging";

    static final String OF_ACTIVATOR = "loglevel.activator";
    static final String OF_ALL = "zap-logger-config";

    /** Held, since Java forgets loggers that nobody holds, with their levels. */
    private static final Logger OURS = Logger.getLogger("zeroth");

    private LogLevelSetting() {}

    /** It is as the API says when this returns, and follows until the answer is closed. */
    public static ConfigMapWatch follow(KubernetesClient client, Worker worker, String namespace, String name) {
        return ConfigMapWatch.follow(client, worker, namespace, name, data -> OURS.setLevel(level(data)));
    }

    /** @throws IllegalArgumentException with a sentence, if the activator's own is none */
    static Level level(Map<String, String> data) {
        return Optional.ofNullable(data.get(OF_ACTIVATOR))
                .filter(own -> !own.isEmpty())
                .map(LogLevelSetting::named)
                .or(() -> ZapLevel.configured(data.getOrDefault(OF_ALL, "")))
                .orElse(Level.INFO);
    }

    private static Level named(String own) {
        return ZapLevel.named(own)
                .orElseThrow(() -> new IllegalArgumentException(
                        OF_ACTIVATOR + ": " + own + " (expected: debug, info, warn or error)"));
    }
}
