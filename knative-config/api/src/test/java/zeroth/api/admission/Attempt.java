package zeroth.api.admission;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import zeroth.api.admission.AdmissionRequest.Change;
import zeroth.api.admission.AdmissionResult.Admitted;
import zeroth.api.admission.AdmissionResult.Denied;

/** A write that a test tries, as Ada unless another user is named. */
record Attempt(Change change, String user, AdmissionSettings settings) {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final String RESOURCES =
            "admission webhook \"validation.webhook.serving.knative.dev\" denied the request: ";

    static Attempt create(String yaml) {
        return new Attempt(new Change.Create(object(yaml)), "ada", AdmissionSettings.stock());
    }

    static Attempt update(ObjectNode old, String yaml) {
        return update(old, object(yaml));
    }

    static Attempt update(ObjectNode old, ObjectNode object) {
        return new Attempt(new Change.Update(old, object), "ada", AdmissionSettings.stock());
    }

    Attempt as(String otherUser) {
        return new Attempt(change, otherUser, settings);
    }

    Attempt with(String configMap, Map<String, String> data) {
        return new Attempt(change, user, AdmissionSettings.read(name -> name.equals(configMap) ? data : Map.of()));
    }

    ObjectNode object() {
        return switch (result()) {
            case Admitted admitted -> admitted.object();
            case Denied denied -> throw new AssertionError(denied.message());
        };
    }

    List<String> warnings() {
        return switch (result()) {
            case Admitted admitted -> admitted.warnings();
            case Denied denied -> throw new AssertionError(denied.message());
        };
    }

    /** Why it is denied, without the name of the webhook. */
    String denial() {
        return switch (result()) {
            case Admitted admitted -> throw new AssertionError("admitted: " + admitted.object());
            case Denied denied -> denied.message().replace(RESOURCES, "");
        };
    }

    AdmissionResult result() {
        ObjectNode object = target();
        String apiVersion = object.path("apiVersion").asText();
        return Admission.admit(
                new AdmissionRequest(apiVersion, object.path("kind").asText(), change, user), settings);
    }

    static ObjectNode object(String yaml) {
        try {
            return (ObjectNode) YAML.readTree(yaml);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ObjectNode target() {
        return switch (change) {
            case Change.Create create -> create.object();
            case Change.Update update -> update.object();
            case Change.UpdateSubresource update -> update.object();
            case Change.Delete delete -> delete.old();
        };
    }
}
