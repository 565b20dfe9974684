package zeroth.apiserver.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import zeroth.apiserver.object.Json;
import zeroth.apiserver.object.Metadata;

/** What selectors and the garbage collector ask of an object, so that they need not read its text each time. */
public record Facts(
        String uid, Map<String, String> labels, List<Owner> owners, List<String> finalizers, boolean isBeingDeleted) {

    public Facts {
        labels = Map.copyOf(labels);
        owners = List.copyOf(owners);
        finalizers = List.copyOf(finalizers);
    }

    static Facts of(ObjectNode object) {
        var metadata = Metadata.of(object);
        var owners = Json.elements(metadata.node().path("ownerReferences"))
                .map(Owner::of)
                .toList();
        return new Facts(metadata.uid(), metadata.labels(), owners, metadata.finalizers(), metadata.isBeingDeleted());
    }

    /** An owner reference. */
    public record Owner(String apiVersion, String kind, String name, String uid, boolean blocksDeletion) {
        static Owner of(JsonNode reference) {
            return new Owner(
                    reference.path("apiVersion").asText(),
                    reference.path("kind").asText(),
                    reference.path("name").asText(),
                    reference.path("uid").asText(),
                    reference.path("blockOwnerDeletion").asBoolean());
        }
    }
}
