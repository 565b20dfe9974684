package zeroth.server.build;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is asked for.
 *
 * @param project the folder with a {@code pom.xml}
 * @param more further arguments for Maven
 */
public record Order(Path project, Product product, Optional<ContainerImage> image, List<String> more) {
    public Order {
        more = List.copyOf(more);
    }

    public static Order of(Path project, Product product) {
        return new Order(project, product, Optional.empty(), List.of());
    }

    /** What Maven is told. Tests have their own command, {@code mvn test}. */
    List<String> arguments() {
        return Stream.of(
                        List.of("-B", "-f", pom().toString(), "-DskipTests"),
                        image.map(ContainerImage::goals).orElse(List.of("package")),
                        product.options(),
                        image.map(asked -> asked.options(product)).orElse(List.of()),
                        more)
                .flatMap(List::stream)
                .toList();
    }

    Path pom() {
        return project.resolve("pom.xml");
    }
}
