package zeroth.apiserver.seed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import zeroth.apiserver.kind.Kinds;
import zeroth.apiserver.object.Json;
import zeroth.apiserver.object.Metadata;
import zeroth.apiserver.resource.Creation;
import zeroth.apiserver.resource.FieldValidation;
import zeroth.apiserver.resource.Target;
import zeroth.apiserver.store.Store;

/** Plants what an installation cannot be without, wherever it is missing; what is there stays as it is. */
public record Seeds(Store store, Creation creation, Kinds kinds) {
    private static final List<String> NAMESPACES = List.of("kube-system", "default", "knative-serving");
    private static final String CONFIG_MAPS = "config-maps.json";

    public void plant() {
        NAMESPACES.stream().map(Seeds::namespace).forEach(this::ensure);
        configMaps().forEach(this::ensure);
    }

    private static ObjectNode namespace(String name) {
        var namespace = Json.object().put("apiVersion", "v1").put("kind", "Namespace");
        Metadata.of(namespace).set("name", name);
        return namespace;
    }

    private void ensure(ObjectNode object) {
        var target = target(object);
        if (store.get(target.key()).isEmpty()) {
            creation.create(target, object, FieldValidation.STRICT);
        }
    }

    private Target target(ObjectNode object) {
        var kind = kinds.findByName(
                        object.path("apiVersion").asText(), object.path("kind").asText())
                .orElseThrow();
        var metadata = Metadata.of(object);
        var namespace = Optional.of(metadata.namespace()).filter(text -> !text.isEmpty());
        return new Target(kind, namespace, Optional.of(metadata.name()), Optional.empty());
    }

    private static List<ObjectNode> configMaps() {
        try (var text = Seeds.class.getResourceAsStream(CONFIG_MAPS)) {
            if (text == null) {
                throw new IllegalStateException("resource missing: " + CONFIG_MAPS);
            }
            return Json.elements(Json.trusted(text.readAllBytes()).path("items"))
                    .map(ObjectNode.class::cast)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
