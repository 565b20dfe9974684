package zeroth.apiserver.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import zeroth.apiserver.kind.Kind;
import zeroth.apiserver.object.Metadata;
import zeroth.apiserver.refusal.Refusal;

/** What every object that is sent must say alike in its body and in its path: kind, version, namespace, name. */
final class Envelope {
    private Envelope() {}

    /** Fills in what the path says already. */
    static void check(ObjectNode object, Target target) {
        checkKind(object, target.kind());
        var metadata = Metadata.of(object);
        checkNamespace(metadata, target);
        target.name().ifPresent(name -> checkName(metadata, name));
    }

    private static void checkKind(ObjectNode object, Kind kind) {
        var apiVersion = object.path("apiVersion").asText(kind.apiVersion());
        var name = object.path("kind").asText(kind.name());
        if (!apiVersion.equals(kind.apiVersion())) {
            throw Refusal.badRequest("the API version in the data (" + apiVersion
                    + ") does not match the expected API version (" + kind.apiVersion() + ")");
        }
        if (!name.equals(kind.name())) {
            throw Refusal.badRequest(
                    "the kind in the data (" + name + ") does not match the expected kind (" + kind.name() + ")");
        }
        object.put("apiVersion", apiVersion).put("kind", name);
    }

    private static void checkNamespace(Metadata metadata, Target target) {
        var expected = target.namespace().orElse("");
        if (!target.kind().isNamespaced()) {
            metadata.node().remove("namespace");
        } else if (metadata.namespace().isEmpty()) {
            metadata.set("namespace", expected);
        } else if (!metadata.namespace().equals(expected)) {
            throw Refusal.badRequest(
                    "the namespace of the provided object does not match the namespace sent on the request");
        }
    }

    private static void checkName(Metadata metadata, String expected) {
        if (metadata.name().isEmpty()) {
            metadata.set("name", expected);
        } else if (!metadata.name().equals(expected)) {
            throw Refusal.badRequest("the name of the object (" + metadata.name()
                    + ") does not match the name on the URL (" + expected + ")");
        }
    }
}
