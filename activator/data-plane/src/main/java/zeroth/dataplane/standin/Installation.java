package zeroth.dataplane.standin;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import zeroth.api.settings.NetworkSettings;

/** The Knative around this process, as it is at the start: an API that answers, and ConfigMaps that must be there. */
record Installation(KubernetesClient client, String systemNamespace, Wait pause) {
    private static final Logger LOG = System.getLogger(Installation.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /**
     * Blocks until the API answers, for a minute at most.
     *
     * @throws IllegalStateException with a sentence, if it does not
     */
    void awaitApi() {
        long tries = PATIENCE.dividedBy(PAUSE);
        while (!answers(tries)) {
            tries--;
            pause.of(PAUSE);
        }
    }

    /**
     * How Routes reach the network. What concerns an activator is read once, as upstream: to change it is to restart.
     *
     * @throws IllegalStateException with a sentence, if the ConfigMap is missing
     */
    NetworkSettings network() {
        return NetworkSettings.parse(configMap(NetworkSettings.NAME));
    }

    Map<String, String> configMap(String name) {
        return Optional.ofNullable(client.configMaps()
                        .inNamespace(systemNamespace)
                        .withName(name)
                        .get())
                .map(ConfigMap::getData)
                .orElseThrow(() ->
                        new IllegalStateException("ConfigMap %s/%s: missing (expected: there, as in every Knative)"
                                .formatted(systemNamespace, name)));
    }

    private boolean answers(long triesLeft) {
        try {
            LOG.log(Level.INFO, "Kubernetes {0}", client.getKubernetesVersion().getGitVersion());
            return true;
        } catch (KubernetesClientException e) {
            if (triesLeft == 0) {
                throw new IllegalStateException("the Kubernetes API does not answer: " + e.getMessage(), e);
            }
            LOG.log(Level.DEBUG, "The Kubernetes API does not answer yet", e);
            return false;
        }
    }
}
