package zeroth.server.dev;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import zeroth.names.WellKnown;
import zeroth.server.manifest.Manifest;
import zeroth.server.manifest.ManifestException;

/**
 * A directory with a {@code service.yaml} and an application in its {@code target}.
 *
 * @param directory the project
 * @param manifest what its service.yaml holds
 */
record Project(Path directory, Manifest manifest) {
    static final String DESCRIPTION = "service.yaml";

    static Project read(Path directory) throws ManifestException {
        return new Project(directory, Manifest.read(directory.resolve(DESCRIPTION)));
    }

    /** The NAME of the first image {@code dev.local/NAME}. */
    Optional<String> application() {
        return containers()
                .map(Project::image)
                .filter(image -> image.startsWith(WellKnown.LOCAL_REGISTRY))
                .map(image -> image.substring(WellKnown.LOCAL_REGISTRY.length()))
                .findFirst();
    }

    /**
     * The objects, with {@code dev.local/NAME} replaced by the reference of one build. A template that names its own
     * Revision stays as it is: it must not change without another name.
     */
    List<ObjectNode> pinnedTo(String application, String image) {
        List<ObjectNode> objects =
                manifest.objects().stream().map(ObjectNode::deepCopy).toList();
        objects.stream()
                .filter(object -> revision(object).isEmpty())
                .flatMap(Project::containersOf)
                .filter(container -> image(container).equals(WellKnown.LOCAL_REGISTRY + application))
                .forEach(container -> container.put("image", image));
        return objects;
    }

    /** Names of Revisions that have them from the project: a new build cannot make others of that name. */
    List<String> namedRevisions() {
        return manifest.objects().stream()
                .flatMap(object -> revision(object).stream())
                .toList();
    }

    private static Optional<String> revision(JsonNode object) {
        return Optional.of(object.at("/spec/template/metadata/name").asText()).filter(name -> !name.isEmpty());
    }

    private Stream<ObjectNode> containers() {
        return manifest.objects().stream().flatMap(Project::containersOf);
    }

    private static Stream<ObjectNode> containersOf(JsonNode object) {
        JsonNode containers = object.at("/spec/template/spec/containers");
        return StreamSupport.stream(containers.spliterator(), false)
                .filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast);
    }

    private static String image(JsonNode container) {
        return container.path("image").asText();
    }
}
