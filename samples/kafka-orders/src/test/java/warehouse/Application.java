package warehouse;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The built application as a process of its own. */
final class Application implements AutoCloseable {
    private static final int LONGEST_SECONDS = 60;

    private final Process process;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    private Application(Process process) {
        this.process = process;
    }

    static Application start(String kafka, String... settings) throws IOException {
        var arguments = new ArrayList<>(List.of("-Dquarkus.http.port=0", "-Dkafka.bootstrap.servers=" + kafka));
        Stream.of(settings).map(setting -> "-D" + setting).forEach(arguments::add);
        var application = new Application(
                new ProcessBuilder(command(arguments)).redirectErrorStream(true).start());
        Thread.ofVirtual().start(application::read);
        return application;
    }

    /** Waits for a line of its log. */
    void says(String words) throws InterruptedException {
        var said = new ArrayList<String>();
        do {
            var line = lines.poll(LONGEST_SECONDS, TimeUnit.SECONDS);
            if (line == null) {
                throw new AssertionError(words + " (came: " + said + ")");
            }
            said.add(line);
        } while (!said.getLast().contains(words));
    }

    /** As {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** By SIGTERM. */
    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("the application does not end");
        }
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }

    /** What the build made last: jars, or an executable. */
    private static List<String> command(List<String> arguments) throws IOException {
        var built = built();
        var path = Path.of("target", built.getProperty("path")).toString();
        var command = new ArrayList<>(arguments);
        if (built.getProperty("type").equals("native")) {
            command.addFirst(path);
        } else {
            command.addFirst(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(List.of("-jar", path));
        }
        return command;
    }

    private static Properties built() throws IOException {
        var built = new Properties();
        try (var file = Files.newBufferedReader(Path.of("target", "quarkus-artifact.properties"))) {
            built.load(file);
        }
        return built;
    }

    private void read() {
        try (var output = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            output.lines().forEach(lines::add);
        } catch (IOException | UncheckedIOException e) {
            lines.add("its output ended: " + e);
        }
    }
}
