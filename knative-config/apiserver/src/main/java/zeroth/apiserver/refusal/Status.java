package zeroth.apiserver.refusal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import zeroth.apiserver.object.Json;

/** Kubernetes' {@code Status}, the answer that is no object. */
public final class Status {
    private Status() {}

    /** What a deletion answers when nothing is left. */
    public static ObjectNode deleted(Refusal.Subject subject, String uid) {
        var status = bare("Success");
        status.set("details", subject.details().put("uid", uid));
        return status;
    }

    static ObjectNode bare(String outcome) {
        var status = Json.object().put("kind", "Status").put("apiVersion", "v1");
        status.putObject("metadata");
        return status.put("status", outcome);
    }
}
