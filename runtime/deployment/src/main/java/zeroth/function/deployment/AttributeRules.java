package zeroth.function.deployment;

import java.util.Set;
import java.util.regex.Pattern;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.MethodInfo;

/** Which attributes a function may ask for. */
final class AttributeRules {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+");
    private static final Set<String> REFUSED = Set.of("specversion", "time", "dataschema", "datacontenttype", "data");

    private AttributeRules() {}

    static void check(MethodInfo method, AnnotationInstance mapping) {
        var attributes = mapping.value("attributes");
        if (attributes != null) {
            for (var attribute : attributes.asNestedArray()) {
                var name = attribute.value("name").asString();
                FunctionRules.require(
                        NAME.matcher(name).matches() && !REFUSED.contains(name),
                        method,
                        "@EventAttribute names id, source, type, subject or an extension, not " + name);
            }
        }
    }
}
