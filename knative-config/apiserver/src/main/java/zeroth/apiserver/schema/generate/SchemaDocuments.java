package zeroth.apiserver.schema.generate;

import com.fasterxml.jackson.databind.JavaType;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import zeroth.apiserver.object.Json;
import zeroth.apiserver.schema.Schemas;

/** Writes one document a group and version into the directory that is its argument. */
public final class SchemaDocuments {
    private SchemaDocuments() {}

    public static void main(String[] arguments) throws IOException {
        var directory = Files.createDirectories(Path.of(arguments[0]));
        for (var document : byVersion(ModelClasses.all()).entrySet()) {
            var schemas = new ModelSchemas();
            document.getValue().forEach(schemas::addKind);
            Files.write(directory.resolve(Schemas.fileOf(document.getKey())), Json.bytes(schemas.document()));
        }
    }

    private static Map<String, List<JavaType>> byVersion(List<Class<? extends HasMetadata>> classes) {
        var versions = new LinkedHashMap<String, List<JavaType>>();
        classes.forEach(type -> versions.computeIfAbsent(ModelSchemas.apiVersionOf(type), none -> new ArrayList<>())
                .add(ModelSchemas.javaType(type)));
        return versions;
    }
}
