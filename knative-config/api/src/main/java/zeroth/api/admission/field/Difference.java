package zeroth.api.admission.field;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;

/** What changed between two values. A field that is null is one that is not there. */
public final class Difference {
    private final StringBuilder text = new StringBuilder();
    private final String type;

    private Difference(String type) {
        this.type = type;
    }

    public static boolean between(JsonNode old, JsonNode changed) {
        return !describe("", old, changed).isEmpty();
    }

    /**
     * Each change as its path, the old value and the new one; empty where nothing changed.
     *
     * @param type of the value, as {@code v1.RevisionSpec}
     */
    public static String describe(String type, JsonNode old, JsonNode changed) {
        Difference difference = new Difference(type);
        difference.compare("", old, changed);
        return difference.text.toString();
    }

    private void compare(String path, JsonNode old, JsonNode changed) {
        if (old.isObject() && changed.isObject()) {
            names(old, changed).forEach(name -> compare(path + "." + name, old.path(name), changed.path(name)));
        } else if (old.isArray() && changed.isArray() && old.size() == changed.size()) {
            for (int i = 0; i < old.size(); i++) {
                compare(path + "[" + i + "]", old.path(i), changed.path(i));
            }
        } else if (!same(old, changed)) {
            print(path, old, changed);
        }
    }

    private static Set<String> names(JsonNode old, JsonNode changed) {
        Set<String> names = new TreeSet<>();
        old.fieldNames().forEachRemaining(names::add);
        changed.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static boolean same(JsonNode old, JsonNode changed) {
        if (old.isNumber() && changed.isNumber()) {
            return old.decimalValue().compareTo(changed.decimalValue()) == 0;
        }
        return isNothing(old) ? isNothing(changed) : old.equals(changed);
    }

    private static boolean isNothing(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    private void print(String path, JsonNode old, JsonNode changed) {
        text.append('{').append(type).append('}').append(path).append(":\n");
        text.append("\t-: ").append(value(old)).append('\n');
        text.append("\t+: ").append(value(changed)).append('\n');
    }

    private static String value(JsonNode node) {
        return isNothing(node) ? "<nil>" : node.toString();
    }
}
