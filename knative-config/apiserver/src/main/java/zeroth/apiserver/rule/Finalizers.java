package zeroth.apiserver.rule;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import zeroth.apiserver.kind.Kind;
import zeroth.apiserver.object.Metadata;
import zeroth.apiserver.refusal.Refusal;
import zeroth.apiserver.refusal.Refusal.Cause;

/** The rule that nobody new may hold an object back that is going already. */
final class Finalizers {
    private Finalizers() {}

    static void check(Kind kind, ObjectNode old, ObjectNode object) {
        var before = Metadata.of(old);
        var added = Metadata.of(object).finalizers().stream()
                .filter(name -> !before.finalizers().contains(name))
                .toList();
        if (before.isBeingDeleted() && !added.isEmpty()) {
            throw Refusal.invalid(
                    kind.title(),
                    kind.named(before.name()),
                    List.of(new Cause(
                            "FieldValueForbidden",
                            "metadata.finalizers",
                            "Forbidden: no new finalizers can be added if the object is being deleted, found new finalizers "
                                    + added)));
        }
    }
}
