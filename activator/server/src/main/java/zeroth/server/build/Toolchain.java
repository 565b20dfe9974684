package zeroth.server.build;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What this machine builds with: Maven on the path, and GraalVM where {@code GRAALVM_HOME} says.
 *
 * @param environment the variables that a build sees
 */
public record Toolchain(Map<String, String> environment) {
    public Toolchain {
        environment = Map.copyOf(environment);
    }

    /**
     * Builds, with Maven's output on this process' own.
     *
     * @throws BuildException if it cannot, or Maven says that it failed
     */
    public void build(Order order) throws BuildException {
        check(order);
        int status = run(order);
        if (status != 0) {
            throw new BuildException(order.project() + " could not be built: see Maven's output above.");
        }
    }

    private void check(Order order) throws BuildException {
        if (!Files.isRegularFile(order.pom())) {
            throw new BuildException(
                    order.project() + " has no pom.xml: name a project, or make one with 'zeroth create NAME'.");
        }
        if (order.product() == Product.EXECUTABLE && !hasNativeImage()) {
            throw new BuildException("A native executable is made by GraalVM, and " + whereItIsNot()
                    + ": install GraalVM or Mandrel for JDK 25 (for example 'sdk install java 25-graalce') and let"
                    + " GRAALVM_HOME name its folder.");
        }
    }

    private boolean hasNativeImage() {
        return graal().map(home -> home.resolve("bin").resolve("native-image"))
                .filter(Files::isExecutable)
                .isPresent();
    }

    private String whereItIsNot() {
        return graal().map(home -> "GRAALVM_HOME (" + home + ") has no bin/native-image")
                .orElse("GRAALVM_HOME is not set");
    }

    private Optional<Path> graal() {
        return Optional.ofNullable(environment.get("GRAALVM_HOME"))
                .filter(home -> !home.isBlank())
                .map(Path::of);
    }

    private int run(Order order) throws BuildException {
        List<String> command = new ArrayList<>();
        command.add(maven().toString());
        command.addAll(order.arguments());
        try {
            ProcessBuilder maven = new ProcessBuilder(command).inheritIO();
            maven.environment().clear();
            maven.environment().putAll(environment);
            return await(maven.start());
        } catch (IOException e) {
            throw new BuildException("Maven could not be started: " + e.getMessage(), e);
        }
    }

    private Path maven() throws BuildException {
        return Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "mvn"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new BuildException(
                        "There is no Maven on the PATH: install Maven 3.8.6 or later (package maven)."));
    }

    private static int await(Process maven) throws BuildException {
        try {
            return maven.waitFor();
        } catch (InterruptedException e) {
            maven.destroy();
            Thread.currentThread().interrupt();
            throw new BuildException("interrupted", e);
        }
    }
}
