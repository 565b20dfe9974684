package zeroth.api.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import zeroth.api.admission.field.Difference;
import zeroth.api.admission.field.Field;

/**
 * An object on its way into the store: the rules of its kind complete it, then judge it. Mutable; confined to one
 * admission.
 *
 * @param object a copy that defaults may change
 * @param old what is stored now; empty on create
 */
record Draft(ObjectNode object, Optional<ObjectNode> old, String user, AdmissionSettings settings) {
    Field root() {
        return Field.root(object);
    }

    Field at(String first, String... rest) {
        return root().at(first, rest);
    }

    Field metadata() {
        return at("metadata");
    }

    Map<String, String> annotations() {
        return at("metadata", "annotations").texts();
    }

    Map<String, String> labels() {
        return at("metadata", "labels").texts();
    }

    boolean isCreate() {
        return old.isEmpty();
    }

    boolean hasOwner() {
        return !at("metadata", "ownerReferences").items().isEmpty();
    }

    /** Whether the spec is another one than what is stored. */
    boolean changesSpec() {
        return Difference.between(oldAt("spec"), object.path("spec"));
    }

    /** The stored value at that place; missing on create. */
    JsonNode oldAt(String first, String... rest) {
        JsonNode node =
                old.<JsonNode>map(o -> o).orElse(MissingNode.getInstance()).path(first);
        for (String name : rest) {
            node = node.path(name);
        }
        return node;
    }
}
