package zeroth.server.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import zeroth.node.application.Sources;
import zeroth.server.build.BuildException;
import zeroth.server.build.Order;
import zeroth.server.build.Product;
import zeroth.server.build.Toolchain;

/**
 * The function that the demo runs.
 *
 * @param project the sample
 * @param product as what it runs
 * @param counting where its requests are counted
 */
record Greeter(Path project, Product product, Counting counting) {
    Path description() {
        return project.resolve("service.yaml");
    }

    /** What it is called in the closing table. */
    String kind() {
        return switch (product) {
            case JARS, TRAINED -> "JVM";
            case EXECUTABLE -> "native";
        };
    }

    /** Where its program is, which is built where that takes more than the platform's own build. */
    Path program(Toolchain toolchain) {
        return switch (product) {
            case JARS, TRAINED -> jars();
            case EXECUTABLE -> executable().orElseGet(() -> built(toolchain));
        };
    }

    /** Not the project where it has them, since the platform would prefer an executable; else whatever it finds there. */
    private Path jars() {
        Path jars = project.resolve("target").resolve("quarkus-app");
        return Files.isDirectory(jars) ? jars : project;
    }

    private Path built(Toolchain toolchain) {
        try {
            toolchain.build(Order.of(project, Product.EXECUTABLE));
        } catch (BuildException e) {
            throw new DemoFailure(String.valueOf(e.getMessage()));
        }
        return executable().orElseThrow(() -> new DemoFailure(project + " was built, and has no executable"));
    }

    private Optional<Path> executable() {
        try (Stream<Path> files = Files.list(project.resolve("target"))) {
            return files.filter(file -> file.toString().endsWith("-runner") && Files.isRegularFile(file))
                    .filter(this::isOfTheseSources)
                    .max(Comparator.naturalOrder());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private boolean isOfTheseSources(Path executable) {
        try {
            return !new Sources(project).areNewerThan(executable);
        } catch (IOException e) {
            return false;
        }
    }
}
