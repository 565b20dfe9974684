package zeroth.apiserver.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import zeroth.apiserver.kind.Kind;

/** What a kind demands of its objects, beyond what all objects share. */
public interface Rules {

    /** Only fields that the kind has, each of its type. */
    Checked check(Kind kind, ObjectNode object, FieldValidation validation);

    /** Defaults and validation of a new object. */
    Checked admitCreation(Kind kind, ObjectNode object);

    Checked admitUpdate(Kind kind, ObjectNode old, ObjectNode object);

    Checked admitStatus(Kind kind, ObjectNode old, ObjectNode object);

    void admitDeletion(Kind kind, ObjectNode old);
}
