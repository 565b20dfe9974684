package zeroth.server.dev;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
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
    static Project read(Path directory) throws ManifestException {
        return new Project(directory, Manifest.read(directory.resolve("service.yaml")));
    }

    static boolean isAt(Path path) {
        return Files.isDirectory(path);
    }

    /** The NAME of the first image {@code dev.local/NAME}. */
    Optional<String> application() {
        return containers()
                .map(Project::image)
                .filter(image -> image.startsWith(WellKnown.LOCAL_REGISTRY))
                .map(image -> image.substring(WellKnown.LOCAL_REGISTRY.length()))
                .findFirst();
    }

    /** The objects, with {@code dev.local/NAME} replaced by the reference of one build. */
    List<ObjectNode> pinnedTo(String application, String image) {
        List<ObjectNode> objects =
                manifest.objects().stream().map(ObjectNode::deepCopy).toList();
        objects.stream()
                .flatMap(Project::containersOf)
                .filter(container -> image(container).equals(WellKnown.LOCAL_REGISTRY + application))
                .forEach(container -> container.put("image", image));
        return objects;
    }

    /** Names of Services whose template names its own Revision: a new build cannot make another one of them. */
    List<String> pinnedByName() {
        return manifest.objects().stream()
                .filter(object -> object.at("/spec/template/metadata/name").isTextual())
                .map(object -> object.at("/metadata/name").asText())
                .toList();
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
