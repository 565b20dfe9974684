package zeroth.api.admission.pod;

import java.util.Map;
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
        object.node().properties().stream()
                .map(Map.Entry::getKey)
                .filter(name -> !allowed.contains(name))
                .map(object::at)
                .filter(Field::isFilled)
                .forEach(field -> problems.disallowed(field.path()));
    }
}
