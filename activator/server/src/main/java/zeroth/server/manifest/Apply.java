package zeroth.server.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.FieldValidateable.Validation;
import io.fabric8.kubernetes.client.dsl.NonDeletingOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Set;

/**
 * Makes the API hold what an object says: creates it, or replaces every part that the object names. Labels and
 * annotations are added to those that are there; status is left alone.
 */
public final class Apply {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TRIES = 5;
    private static final Set<String> PARTS_OF_THEIR_OWN = Set.of("apiVersion", "kind", "metadata", "status");

    private final KubernetesClient client;

    public Apply(KubernetesClient client) {
        this.client = client;
    }

    /**
     * Applies one object.
     *
     * @return the object as it is stored
     * @throws KubernetesClientException with the API's sentence, if it refuses the object or does not know its kind
     */
    public GenericKubernetesResource apply(ObjectNode wanted) {
        for (int attempt = 1; ; attempt++) {
            try {
                return attempt(wanted);
            } catch (KubernetesClientException e) {
                if (e.getCode() != HttpURLConnection.HTTP_CONFLICT || attempt == TRIES) {
                    throw e;
                }
            }
        }
    }

    private GenericKubernetesResource attempt(ObjectNode wanted) {
        ResourceDefinitionContext place = new Places(client)
                .of(wanted.path("apiVersion").asText(), wanted.path("kind").asText());
        GenericKubernetesResource stored = at(place, wanted).get();
        return stored == null
                ? strict(place, wanted).create()
                : strict(place, merged(JSON.valueToTree(stored), wanted)).update();
    }

    private NonDeletingOperation<GenericKubernetesResource> strict(ResourceDefinitionContext place, ObjectNode object) {
        return at(place, object).fieldValidation(Validation.STRICT);
    }

    /** The object's own namespace, or the client's. */
    private Resource<GenericKubernetesResource> at(ResourceDefinitionContext place, ObjectNode object) {
        var everywhere = client.genericKubernetesResources(place);
        return object.at("/metadata/namespace").isTextual()
                ? everywhere
                        .inNamespace(object.at("/metadata/namespace").asText())
                        .resource(generic(object))
                : everywhere.resource(generic(object));
    }

    private static GenericKubernetesResource generic(ObjectNode object) {
        return JSON.convertValue(object, GenericKubernetesResource.class);
    }

    static ObjectNode merged(ObjectNode stored, ObjectNode wanted) {
        ObjectNode merged = stored.deepCopy();
        wanted.properties().stream()
                .filter(part -> !PARTS_OF_THEIR_OWN.contains(part.getKey()))
                .forEach(part -> merged.set(part.getKey(), part.getValue()));
        for (String metadata : List.of("labels", "annotations")) {
            addAll(merged.withObject("/metadata/" + metadata), wanted.at("/metadata/" + metadata));
        }
        return merged;
    }

    private static void addAll(ObjectNode target, JsonNode added) {
        added.properties().forEach(entry -> target.set(entry.getKey(), entry.getValue()));
    }
}
