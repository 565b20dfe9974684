package zeroth.server.build;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An image that Jib makes and pushes: no container engine is needed.
 *
 * @param name with registry and tag
 * @param base the image that it stands on, or Quarkus' choice
 */
public record ContainerImage(String name, Optional<String> base) {
    /** Quarkus adds Jib to this one build: the project does not have to name it. */
    List<String> goals() {
        return List.of("process-classes", "quarkus:image-push");
    }

    List<String> options(Product product) {
        var options = new ArrayList<>(
                List.of("-Dquarkus.container-image.builder=jib", "-Dquarkus.container-image.image=" + name));
        base.ifPresent(image -> options.add("-Dquarkus.jib." + setting(product) + "=" + image));
        return options;
    }

    private static String setting(Product product) {
        return switch (product) {
            case JARS -> "base-jvm-image";
            case EXECUTABLE -> "base-native-image";
        };
    }
}
