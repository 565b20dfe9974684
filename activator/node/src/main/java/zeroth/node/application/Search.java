package zeroth.node.application;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Looks for what a path has to run: a native executable that is newer than its sources, else an aot-jar, else a
 * fast-jar, else an older executable, else one jar.
 */
final class Search {
    private static final String RUNNER = "-runner";
    private static final String QUARKUS_APP = "quarkus-app";
    private static final String QUARKUS_RUN = "quarkus-run.jar";
    private static final List<String> NOT_RUN =
            List.of("-sources.jar", "-javadoc.jar", "-tests.jar", "-test-sources.jar");

    private Search() {}

    /** What was found. */
    sealed interface Outcome {}

    record Found(Artefact artefact) implements Outcome {}

    /** @param reason a sentence for people */
    record Nothing(String reason) implements Outcome {}

    static Outcome at(String path) throws IOException {
        Path place = Path.of(path);
        if (path.isEmpty() || !place.isAbsolute()) {
            return new Nothing("spec.path: '" + path + "' (expected: an absolute path)");
        }
        if (!Files.exists(place)) {
            return new Nothing(path + " does not exist: build the project, or correct spec.path.");
        }
        return Files.isDirectory(place) ? inDirectory(place) : file(place);
    }

    private static Outcome file(Path file) {
        if (file.toString().endsWith(".jar")) {
            return new Found(jar(file));
        }
        return Files.isExecutable(file)
                ? new Found(new Artefact(Form.NATIVE, file, file))
                : new Nothing(file + " is neither a jar nor an executable file.");
    }

    private static Outcome inDirectory(Path directory) throws IOException {
        Path target = directory.resolve("target");
        return Files.isDirectory(target) ? inOutput(target) : inOutput(directory);
    }

    private static Outcome inOutput(Path output) throws IOException {
        List<Path> files = children(output);
        Optional<Artefact> executable = executable(files);
        Optional<Artefact> app = quarkusApp(output);
        boolean outdated = executable.isPresent()
                && Sources.beside(output).areNewerThan(executable.get().entry());
        Optional<Artefact> found = outdated ? app.or(() -> executable) : executable.or(() -> app);
        return found.<Outcome>map(Found::new).orElseGet(() -> oneJar(output, files));
    }

    private static Optional<Artefact> executable(List<Path> files) {
        return files.stream()
                .filter(file -> name(file).endsWith(RUNNER) && Files.isExecutable(file))
                .findFirst()
                .map(file -> new Artefact(
                        Form.NATIVE,
                        file,
                        file,
                        matching(files, each -> name(each).endsWith(".so"))));
    }

    private static Optional<Artefact> quarkusApp(Path output) {
        return Stream.of(output.resolve(QUARKUS_APP), output)
                .filter(folder -> Files.isRegularFile(folder.resolve(QUARKUS_RUN)))
                .findFirst()
                .map(Search::jar);
    }

    private static Artefact jar(Path place) {
        Path folder = Files.isDirectory(place) ? place : place.toAbsolutePath().getParent();
        Path run = folder == null ? place : folder.resolve(QUARKUS_RUN);
        if (folder == null || !(Files.isDirectory(place) || place.equals(run))) {
            return new Artefact(Form.JAR, place, place);
        }
        return new Artefact(trained(folder) ? Form.AOT_JAR : Form.FAST_JAR, folder, run);
    }

    private static boolean trained(Path folder) {
        try {
            return children(folder).stream().anyMatch(file -> name(file).endsWith(".aot"));
        } catch (IOException e) {
            return false;
        }
    }

    private static Outcome oneJar(Path output, List<Path> files) {
        List<Path> jars = files.stream().filter(Search::mayRun).toList();
        List<Path> runners = matching(jars, jar -> name(jar).endsWith(RUNNER + ".jar"));
        List<Path> candidates = runners.isEmpty() ? jars : runners;
        return switch (candidates.size()) {
            case 0 -> new Nothing(output + " has no executable, no quarkus-app/quarkus-run.jar and no jar: build it.");
            case 1 -> new Found(jar(candidates.getFirst()));
            default ->
                new Nothing(output + " has several jars (" + names(candidates) + "): let spec.path name one of them.");
        };
    }

    private static boolean mayRun(Path file) {
        String name = name(file);
        return name.endsWith(".jar")
                && !name.startsWith("original-")
                && NOT_RUN.stream().noneMatch(name::endsWith);
    }

    private static List<Path> matching(List<Path> files, Predicate<Path> rule) {
        return files.stream().filter(rule).toList();
    }

    private static String names(List<Path> files) {
        return String.join(", ", files.stream().map(Search::name).toList());
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    }

    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
