package zeroth.apiserver.rule;

import java.util.List;
import java.util.regex.Pattern;
import zeroth.apiserver.kind.Kind;
import zeroth.apiserver.refusal.Refusal;

/** Which names objects may have; they become parts of paths and of host names. */
final class Names {
    private static final Rule SUBDOMAIN = new Rule(
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*"),
            253,
            "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must"
                    + " start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is"
                    + " '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')");
    private static final Rule LABEL = new Rule(
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?"),
            63,
            "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and"
                    + " end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is"
                    + " '[a-z0-9]([-a-z0-9]*[a-z0-9])?')");
    private static final Rule SERVICE = new Rule(
            Pattern.compile("[a-z]([-a-z0-9]*[a-z0-9])?"),
            63,
            "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic"
                    + " character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used"
                    + " for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')");

    private Names() {}

    static void check(Kind kind, String name) {
        var rule = switch (kind.title()) {
            case "Namespace" -> LABEL;
            case "Service" -> SERVICE;
            default -> SUBDOMAIN;
        };
        if (!rule.pattern().matcher(name).matches()) {
            throw refused(kind, name, rule.sentence());
        }
        if (name.length() > rule.longest()) {
            throw refused(kind, name, "must be no more than " + rule.longest() + " characters");
        }
    }

    private static Refusal refused(Kind kind, String name, String sentence) {
        return Refusal.invalid(
                kind.title(),
                kind.named(name),
                List.of(Refusal.Cause.invalid("metadata.name", "\"" + name + "\"", sentence)));
    }

    private record Rule(Pattern pattern, int longest, String sentence) {}
}
