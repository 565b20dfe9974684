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
        options.addAll(training(product));
        return options;
    }

    private static String setting(Product product) {
        return switch (product) {
            case JARS, TRAINED -> "base-jvm-image";
            case EXECUTABLE -> "base-native-image";
        };
    }

    /**
     * A cache counts for one JVM only. Quarkus would train in a container of the base image, and fail where there is no
     * engine; here the JDK that builds trains, so the base has to have the same. Elsewhere an image is smaller without.
     */
    private static List<String> training(Product product) {
        return switch (product) {
            case JARS -> List.of("-Dquarkus.package.jar.aot.enabled=false");
            case TRAINED -> List.of("-Dquarkus.package.jar.appcds.use-container=false");
            case EXECUTABLE -> List.of();
        };
    }
}
