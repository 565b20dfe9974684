package zeroth.api.admission.field;

import java.util.List;
import java.util.regex.Pattern;

/** Kubernetes' rules for names: each method lists what is wrong, in Kubernetes' words. */
public final class ObjectNames {
    private static final Pattern LABEL_1035 = Pattern.compile("[a-z]([-a-z0-9]*[a-z0-9])?");
    private static final Pattern SUBDOMAIN_1123 =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
    private static final Pattern QUALIFIED_NAME = Pattern.compile("([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]");
    private static final int LONGEST_LABEL = 63;
    private static final int LONGEST_SUBDOMAIN = 253;

    private ObjectNames() {}

    public static List<String> dns1035Label(String name) {
        return check(
                name,
                LONGEST_LABEL,
                LABEL_1035,
                "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic"
                        + " character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex"
                        + " used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')");
    }

    /** The beginning of a label: it may end with a dash. */
    public static List<String> dns1035LabelPrefix(String prefix) {
        return dns1035Label(prefix.endsWith("-") ? prefix.substring(0, prefix.length() - 1) + "a" : prefix);
    }

    public static List<String> dns1123Subdomain(String name) {
        return check(
                name,
                LONGEST_SUBDOMAIN,
                SUBDOMAIN_1123,
                "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and"
                        + " must start and end with an alphanumeric character (e.g. 'example.com', regex used for"
                        + " validation is"
                        + " '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')");
    }

    public static List<String> qualifiedName(String name) {
        return check(
                name,
                LONGEST_LABEL,
                QUALIFIED_NAME,
                "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an"
                        + " alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for"
                        + " validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')");
    }

    private static List<String> check(String name, int longest, Pattern pattern, String otherwise) {
        // The length first: on a text of any length a pattern may exhaust the stack.
        if (name.length() > longest) {
            return List.of("must be no more than " + longest + " characters");
        }
        return pattern.matcher(name).matches() ? List.of() : List.of(otherwise);
    }
}
