package zeroth.api.admission.pod;

import java.util.Set;
import zeroth.api.admission.field.Field;
import zeroth.api.admission.field.Problems;

/** The fields of an object that may be set. A field with its type's zero value counts as not set. */
record Mask(Set<String> allowed) {
    Mask {
        allowed = Set.copyOf(allowed);
    }

    static Mask of(String... allowed) {
        return new Mask(Set.of(allowed));
    }

    void judge(Field object, Problems problems) {
        object.members()
                .filter(field -> field.isFilled() && !allowed.contains(nameOf(object, field)))
                .forEach(field -> problems.disallowed(field.path()));
    }

    private static String nameOf(Field object, Field member) {
        return member.path().substring(object.pathOf("x").length() - 1);
    }
}
