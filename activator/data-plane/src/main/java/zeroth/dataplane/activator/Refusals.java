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

    private static Answer full(String revision) {
        return Answer.error(503, "Too many requests wait for " + revision + " already; this one was not accepted.")
                .with("Retry-After", A_MOMENT);
    }

    private static Answer unable(String revision, String reason) {
        return Answer.error(503, "No pod of %s can answer: %s".formatted(revision, oneLine(reason)))
                .with("Retry-After", A_WHILE);
    }

    static Answer notReached(String revision, int tries) {
        return Answer.error(
                        502,
                        "None of the pods of %s could be reached (tried: %d); the request was not delivered."
                                .formatted(revision, tries))
                .with("Retry-After", A_MOMENT);
    }

    static Answer noSuchService(String service) {
        return Answer.error(503, "There is no Service %s; the request was not delivered.".formatted(service))
                .with("Retry-After", A_WHILE);
    }

    static Answer refused(Line line, Admission.Refusal refusal) {
        return switch (refusal) {
            case Admission.Full() -> full(line.whom().name());
            case Admission.Unable(String reason) -> unable(line.whom().name(), reason);
            case Admission.Gone() -> line.whom().gone();
        };
    }

    private static String oneLine(String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() <= LONGEST_REASON ? line : line.substring(0, LONGEST_REASON) + "...";
    }
}
