package zeroth.server.dev;

import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClientException;

/** The sentence in a failure that is for the user: of the API's answer, its message alone. */
final class Reason {
    private Reason() {}

    static String of(Exception e) {
        Status status = e instanceof KubernetesClientException refused ? refused.getStatus() : null;
        return status == null || status.getMessage() == null ? String.valueOf(e.getMessage()) : status.getMessage();
    }
}
