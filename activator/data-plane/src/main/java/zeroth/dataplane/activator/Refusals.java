package zeroth.dataplane.activator;

import zeroth.dataplane.throttle.Admission;
import zeroth.names.RevisionId;
import zeroth.queueproxy.http.proxy.Answer;

/** The answers that gateway and activator give in a pod's place: each says which part gave up, and why. */
final class Refusals {
    static final Answer NO_SUCH_HOST = Answer.error(404, "This gateway serves no such host.");
    static final Answer SHUTTING_DOWN = Answer.error(503, "This gateway is shutting down.")
            .with("Retry-After", "1")
            .with("Connection", "close");

    private static final String A_MOMENT = "1";
    private static final String A_WHILE = "10";
    private static final int LONGEST_REASON = 500;

    private Refusals() {}

    static Answer noSuchRevision(RevisionId revision) {
        return noSuchRevision(revision.name());
    }

    /** Upstream's words, also where a request names no Revision at all: then the name is empty. */
    static Answer noSuchRevision(String name) {
        return Answer.error(
                404, "Error getting active endpoint: revision.serving.knative.dev \"%s\" not found".formatted(name));
    }

    static Answer full(RevisionId revision) {
        return Answer.error(503, "Too many requests wait for " + revision + " already; this one was not accepted.")
                .with("Retry-After", A_MOMENT);
    }

    static Answer unable(RevisionId revision, String reason) {
        return Answer.error(503, "No pod of %s can answer: %s".formatted(revision, oneLine(reason)))
                .with("Retry-After", A_WHILE);
    }

    static Answer notReached(RevisionId revision, int tries) {
        return Answer.error(
                        502,
                        "None of the pods of %s could be reached (tried: %d); the request was not delivered."
                                .formatted(revision, tries))
                .with("Retry-After", A_MOMENT);
    }

    static Answer refused(RevisionId revision, Admission.Refusal refusal) {
        return switch (refusal) {
            case Admission.Full() -> full(revision);
            case Admission.Unable(String reason) -> unable(revision, reason);
            case Admission.Gone() -> noSuchRevision(revision);
        };
    }

    private static String oneLine(String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() <= LONGEST_REASON ? line : line.substring(0, LONGEST_REASON) + "...";
    }
}
