package zeroth.apiserver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import zeroth.apiserver.defaults.Defaults;
import zeroth.apiserver.kind.Kind;
import zeroth.apiserver.resource.Checked;
import zeroth.apiserver.resource.FieldValidation;
import zeroth.apiserver.resource.Rules;

/** The rules of each kind. */
final class KindRules implements Rules {
    @Override
    public Checked check(Kind kind, ObjectNode object, FieldValidation validation) {
        return new Checked(object, List.of());
    }

    @Override
    public Checked admitCreation(Kind kind, ObjectNode object) {
        Defaults.begin(kind, object);
        Defaults.apply(kind, object);
        return new Checked(object, List.of());
    }

    @Override
    public Checked admitUpdate(Kind kind, ObjectNode old, ObjectNode object) {
        Defaults.apply(kind, object);
        return new Checked(object, List.of());
    }

    @Override
    public Checked admitStatus(Kind kind, ObjectNode old, ObjectNode object) {
        return new Checked(object, List.of());
    }

    @Override
    public void admitDeletion(Kind kind, ObjectNode old) {}
}
