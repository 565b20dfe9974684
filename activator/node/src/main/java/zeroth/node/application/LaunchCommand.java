package zeroth.node.application;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** The command line of an application. */
public final class LaunchCommand {
    private LaunchCommand() {}

    /**
     * An application's own way to start; arguments of the container follow.
     *
     * @param memoryLimit of its container, in bytes
     */
    public static List<String> of(
            StoredApplication application, Path java, Map<String, String> environment, OptionalLong memoryLimit) {
        return switch (application.form()) {
            case NATIVE -> List.of(application.entry().toString());
            case AOT_JAR, FAST_JAR, JAR -> jar(application, java, JvmFlags.with(environment, memoryLimit));
        };
    }

    private static List<String> jar(StoredApplication application, Path java, List<String> flags) {
        List<String> command = new ArrayList<>();
        command.add(java.toString());
        command.addAll(flags);
        // The JVM itself falls back to a plain start where the cache does not fit.
        caches(application.directory()).forEach(cache -> command.add("-XX:AOTCache=" + cache));
        command.add("-jar");
        command.add(application.entry().toString());
        return List.copyOf(command);
    }

    private static List<Path> caches(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".aot"))
                    .sorted()
                    .limit(1)
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
