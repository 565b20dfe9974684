package zeroth.server.manifest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A YAML file of Kubernetes objects: any number of documents, Lists taken apart, empty documents passed over.
 *
 * @param file where it was read from
 * @param objects each with apiVersion, kind and a name
 */
public record Manifest(Path file, List<ObjectNode> objects) {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    public Manifest {
        objects = List.copyOf(objects);
    }

    public static Manifest read(Path file) throws ManifestException {
        List<ObjectNode> objects = new ArrayList<>();
        for (JsonNode document : documents(file)) {
            for (JsonNode object : items(document)) {
                objects.add(checked(file, object));
            }
        }
        return new Manifest(file, objects);
    }

    private static List<JsonNode> documents(Path file) throws ManifestException {
        try (MappingIterator<JsonNode> documents =
                YAML.readerFor(JsonNode.class).readValues(Files.readString(file))) {
            return documents.readAll().stream().filter(Manifest::holdsSomething).toList();
        } catch (JsonProcessingException e) {
            throw new ManifestException(file + " is not YAML: " + firstLine(e.getOriginalMessage()) + at(e));
        } catch (IOException e) {
            throw new ManifestException(file + " cannot be read: " + e.getMessage());
        }
    }

    private static boolean holdsSomething(JsonNode document) {
        return !document.isMissingNode() && !document.isNull();
    }

    private static List<JsonNode> items(JsonNode document) {
        boolean isList = document.path("kind").asText().endsWith("List")
                && document.path("items").isArray();
        Stream<JsonNode> items =
                isList ? StreamSupport.stream(document.get("items").spliterator(), false) : Stream.of(document);
        return items.toList();
    }

    private static ObjectNode checked(Path file, JsonNode object) throws ManifestException {
        for (String pointer : List.of("/apiVersion", "/kind", "/metadata/name")) {
            if (!object.at(pointer).isTextual()) {
                throw new ManifestException(file + " holds an object without "
                        + pointer.substring(1).replace('/', '.'));
            }
        }
        return (ObjectNode) object;
    }

    private static String at(JsonProcessingException e) {
        return e.getLocation() == null ? "" : " (line " + e.getLocation().getLineNr() + ")";
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse(message);
    }
}
