package zeroth.server.program;

import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;

/**
 * The built program, run as the launcher runs it. A thread gathers what it says into a concurrent list; the rest is
 * confined to the test's thread.
 */
final class Program {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PROMPTLY = Duration.ofSeconds(15);
    private static final long SIGINT_BIT = 1 << 1;
    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    static {
        // The gateway looks at the Host header; the client wants to set it itself.
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
    }

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<String> said = new CopyOnWriteArrayList<>();
    private final Process process;

    private Program(Process process) {
        this.process = process;
        Thread.ofVirtual().start(this::listen);
    }

    static Program start(Map<String, String> environment, List<String> arguments) throws IOException {
        // The first compiler only: these programs live for seconds, on machines that build at the same time.
        List<String> command = new ArrayList<>(hearingInterrupts());
        command.addAll(List.of(JAVA.toString(), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx192m", "-Xss512k"));
        Optional.ofNullable(environment.get("TMPDIR")).ifPresent(tmp -> command.add("-Djava.io.tmpdir=" + tmp));
        command.addAll(List.of("-jar", JAR.toAbsolutePath().toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        return new Program(builder.start());
    }

    /** {@code zeroth dev} on free ports. */
    static Program dev(Path data, Path... paths) throws IOException {
        Stream<String> options = Stream.of("dev", "--port", "0", "--data-dir", data.toString());
        return start(
                Map.of(),
                Stream.concat(options, Stream.of(paths).map(Path::toString)).toList());
    }

    /** The same with the project called test, when that is ready. */
    static Program devOfTest(Path directory) throws IOException {
        Program program = dev(directory.resolve("data"), new Projects(directory).project("test", ""));
        program.awaitLine("^default/test: ready at ");
        return program;
    }

    /** Waits until it says a line in which the pattern is found. */
    MatchResult awaitLine(String pattern) {
        Pattern wanted = Pattern.compile(pattern);
        try {
            await().atMost(PATIENCE).until(() -> find(wanted).isPresent());
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("no line with " + pattern + " in:\n" + output(), e);
        }
        return find(wanted).orElseThrow();
    }

    String output() {
        return String.join("\n", said);
    }

    /** What a Service of the default namespace answers, by way of the gateway. */
    String get(String service) throws IOException, InterruptedException {
        String port = awaitLine("^gateway .*:(\\d+)$").group(1);
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                .header("Host", service + ".default.localhost")
                .timeout(PATIENCE)
                .build();
        return http.send(request, BodyHandlers.ofString()).body();
    }

    Path kubeconfig() {
        return Path.of(awaitLine("KUBECONFIG=(.*)$").group(1));
    }

    /** The processes of functions, and whatever else it started. */
    List<ProcessHandle> children() {
        return process.descendants().toList();
    }

    /** Ctrl-C. */
    void interrupt() throws IOException, InterruptedException {
        signal("INT");
    }

    void terminate() throws IOException, InterruptedException {
        signal("TERM");
    }

    /** Without a chance to clean up. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    int awaitEnd() throws InterruptedException {
        if (!process.waitFor(PROMPTLY.toSeconds(), TimeUnit.SECONDS)) {
            kill();
            throw new AssertionError("did not end within " + PROMPTLY + ":\n" + output());
        }
        return process.exitValue();
    }

    /** Tests that a script runs in the background ignore Ctrl-C, and so would the program. */
    private static List<String> hearingInterrupts() throws IOException {
        Path status = Path.of("/proc/self/status");
        boolean ignored = Files.exists(status)
                && Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("SigIgn:"))
                        .map(line -> Long.parseUnsignedLong(line.substring(7).trim(), 16))
                        .anyMatch(signals -> (signals & SIGINT_BIT) != 0);
        return ignored ? List.of("env", "--default-signal=INT") : List.of();
    }

    /** Makes sure that it has ended, whatever the test did to it. */
    void end() throws IOException, InterruptedException {
        if (process.isAlive()) {
            terminate();
            awaitEnd();
        }
        http.close();
    }

    private void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("sh", "-c", "kill -" + name + " " + process.pid())
                .start()
                .waitFor();
    }

    private Optional<MatchResult> find(Pattern pattern) {
        return said.stream()
                .map(pattern::matcher)
                .filter(matcher -> matcher.find())
                .<MatchResult>map(matcher -> matcher.toMatchResult())
                .findFirst();
    }

    private void listen() {
        try (BufferedReader lines = process.inputReader()) {
            lines.lines().forEach(said::add);
        } catch (IOException | UncheckedIOException e) {
            said.add("(its output ended: " + e.getMessage() + ")");
        }
    }
}
