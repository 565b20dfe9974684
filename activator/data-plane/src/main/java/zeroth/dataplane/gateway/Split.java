package zeroth.dataplane.gateway;

import java.util.Map;
import zeroth.names.RevisionId;

/**
 * A share of a path's requests.
 *
 * @param revision who answers them, where Revisions are known
 * @param service who answers them, where they are not
 * @param percent how many of a hundred
 * @param headers set on each of them, whatever the client sent (Knative's {@code appendHeaders})
 */
public record Split(RevisionId revision, ServicePort service, int percent, Map<String, String> headers) {
    public Split {
        headers = Map.copyOf(headers);
    }
}
