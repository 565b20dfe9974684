package zeroth.apiserver.refusal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import zeroth.apiserver.object.Json;

/** The API says no. Thrown from wherever it becomes clear, answered as a Kubernetes {@code Status}. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int code;
    private final String reason;
    private final transient Subject subject;
    private final transient List<Cause> causes;

    private Refusal(int code, String reason, String message, Subject subject, List<Cause> causes) {
        super(message, null, false, false);
        this.code = code;
        this.reason = reason;
        this.subject = subject;
        this.causes = List.copyOf(causes);
    }

    public static Refusal badRequest(String message) {
        return of(400, "BadRequest", message);
    }

    public static Refusal unauthorized() {
        return of(401, "Unauthorized", "Unauthorized");
    }

    public static Refusal forbidden(Subject subject, String why) {
        return about(403, "Forbidden", subject.quoted() + " is forbidden: " + why, subject);
    }

    public static Refusal notFound(Subject subject) {
        return about(404, "NotFound", subject.quoted() + " not found", subject);
    }

    public static Refusal unknownPath() {
        return of(404, "NotFound", "the server could not find the requested resource");
    }

    public static Refusal methodNotAllowed() {
        return of(405, "MethodNotAllowed", "the server does not allow this method on the requested resource");
    }

    public static Refusal notAcceptable(String accepted) {
        return of(406, "NotAcceptable", "only the following media types are accepted: " + accepted);
    }

    public static Refusal alreadyExists(Subject subject) {
        return about(409, "AlreadyExists", subject.quoted() + " already exists", subject);
    }

    public static Refusal conflict(Subject subject, String why) {
        return about(409, "Conflict", "Operation cannot be fulfilled on " + subject.quoted() + ": " + why, subject);
    }

    public static Refusal modified(Subject subject) {
        return conflict(
                subject, "the object has been modified; please apply your changes to the latest version and try again");
    }

    public static Refusal expired(String message) {
        return of(410, "Expired", message);
    }

    public static Refusal tooLarge(long limit) {
        return of(413, "RequestEntityTooLarge", "Request entity too large: limit is " + limit + " bytes");
    }

    public static Refusal unsupportedMediaType(String message) {
        return of(415, "UnsupportedMediaType", message);
    }

    /** {@code kindTitle} is {@code Service.serving.knative.dev} or {@code ConfigMap}. */
    public static Refusal invalid(String kindTitle, Subject subject, List<Cause> causes) {
        var sentences = causes.stream()
                .map(cause -> cause.field() + ": " + cause.message())
                .toList();
        var told = sentences.size() == 1 ? sentences.getFirst() : "[" + String.join(", ", sentences) + "]";
        return new Refusal(
                422, "Invalid", kindTitle + " \"" + subject.name() + "\" is invalid: " + told, subject, causes);
    }

    public static Refusal internal(String message) {
        return of(500, "InternalError", "Internal error occurred: " + message);
    }

    /** Kubernetes has no word for a disk that takes nothing. */
    public static Refusal notStored(String message) {
        return of(507, "InsufficientStorage", message);
    }

    public static Refusal unavailable(String message) {
        return of(503, "ServiceUnavailable", message);
    }

    public int code() {
        return code;
    }

    public String reason() {
        return reason;
    }

    /** The body of the answer. */
    public ObjectNode status() {
        var status = Status.bare("Failure");
        status.put("message", String.valueOf(getMessage())).put("reason", reason);
        var details = subject.details();
        if (!causes.isEmpty()) {
            var array = details.putArray("causes");
            causes.forEach(cause -> array.add(cause.node()));
        }
        if (!details.isEmpty()) {
            status.set("details", details);
        }
        return status.put("code", code);
    }

    private static Refusal of(int code, String reason, String message) {
        return about(code, reason, message, Subject.NONE);
    }

    private static Refusal about(int code, String reason, String message, Subject subject) {
        return new Refusal(code, reason, message, subject, List.of());
    }

    /** What is refused: the name of one object, and its resource. */
    public record Subject(String group, String plural, String name) {
        static final Subject NONE = new Subject("", "", "");

        String quoted() {
            var resource = group.isEmpty() ? plural : plural + "." + group;
            return resource + " \"" + name + "\"";
        }

        ObjectNode details() {
            var details = Json.object();
            putUnlessEmpty(details, "name", name);
            putUnlessEmpty(details, "group", group);
            putUnlessEmpty(details, "kind", plural);
            return details;
        }

        private static void putUnlessEmpty(ObjectNode node, String field, String value) {
            if (!value.isEmpty()) {
                node.put(field, value);
            }
        }
    }

    /** One field that is wrong, and what is wrong with it. */
    public record Cause(String reason, String field, String message) {
        public static Cause invalid(String field, String value, String rule) {
            return new Cause("FieldValueInvalid", field, "Invalid value: " + value + ": " + rule);
        }

        public static Cause required(String field, String rule) {
            return new Cause(
                    "FieldValueRequired", field, rule.isEmpty() ? "Required value" : "Required value: " + rule);
        }

        ObjectNode node() {
            return Json.object().put("reason", reason).put("message", message).put("field", field);
        }
    }
}
