package zeroth.queueproxy.sidecar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The built program, as a kubelet runs it. One test has Knative's own ports, the others any, so that they run at once. */
@Execution(ExecutionMode.CONCURRENT)
class SidecarIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Knative's: so long no request comes before the end. */
    private static final Duration QUIET = Duration.ofSeconds(30);
    /** Eight times the heap that the program is given. */
    private static final long LARGE = 256L << 20;

    private static final List<Integer> KNATIVES_PORTS = List.of(8022, 9090);

    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpServer user = listening();
    private final int port = freePort();
    private final Map<String, String> environment = new HashMap<>(Map.ofEntries(
            Map.entry("CONTAINER_CONCURRENCY", "1"),
            Map.entry("QUEUE_SERVING_PORT", "" + port),
            Map.entry("QUEUE_SERVING_TLS_PORT", "0"),
            Map.entry("ZEROTH_QUEUE_ADMIN_PORT", "0"),
            Map.entry("ZEROTH_QUEUE_METRICS_PORT", "0"),
            Map.entry("USER_PORT", "" + user.getAddress().getPort()),
            Map.entry("REVISION_TIMEOUT_SECONDS", "5"),
            Map.entry("SERVING_LOGGING_CONFIG", ""),
            Map.entry("SERVING_LOGGING_LEVEL", ""),
            Map.entry("SERVING_NAMESPACE", "default"),
            Map.entry("SERVING_CONFIGURATION", "greeter"),
            Map.entry("SERVING_REVISION", "greeter-00001"),
            Map.entry("SERVING_POD", "greeter-00001-pod"),
            Map.entry("SERVING_POD_IP", "127.0.0.1")));

    @AfterEach
    void stops() {
        user.stop(0);
        client.close();
    }

    @Test
    void whatIsMissingInTheEnvironmentEndsItWithASentence() throws Exception {
        environment.remove("SERVING_POD");
        Process process = start();
        String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(said).contains("SERVING_POD: missing").doesNotContain("\tat ");
    }

    @Test
    void servesAndServesOnAfterSigtermUntilItIsQuietAndThenEndsWell() throws Exception {
        KNATIVES_PORTS.forEach(port -> assumeTrue(isFree(port), "port " + port + " is somebody else's"));
        List.of("ZEROTH_QUEUE_ADMIN_PORT", "ZEROTH_QUEUE_METRICS_PORT").forEach(environment::remove);
        Process process = start();
        try {
            await().atMost(PATIENCE)
                    .ignoreExceptions()
                    .until(() -> get("/", Map.of()).body().equals("hello"));
            assertThat(probe().statusCode()).isEqualTo(200);
            process.destroy();
            await().atMost(PATIENCE).until(() -> probe().statusCode() == 503);
            assertThat(probe().body()).isEqualTo("shutting down\n");
            assertThat(get("/", Map.of()).body()).isEqualTo("hello");
            assertThat(process.waitFor(QUIET.plus(PATIENCE).toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
            assertThat(process.exitValue()).isZero();
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void theSecondSigtermEndsItAtOnce() throws Exception {
        Process process = start();
        try {
            await().atMost(PATIENCE).ignoreExceptions().until(() -> probe().statusCode() == 200);
            process.destroy();
            await().atMost(PATIENCE).until(() -> probe().statusCode() == 503);
            process.destroy();
            assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(1);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void saysAsMuchAsItIsAskedTo() throws Exception {
        environment.put("SERVING_LOGGING_LEVEL", "error");
        assertThat(saidUntilItIsReady()).doesNotContain("queue-proxy serves");
        environment.put("SERVING_LOGGING_LEVEL", "debug");
        assertThat(saidUntilItIsReady()).contains("queue-proxy serves pod=greeter-00001-pod");
    }

    private String saidUntilItIsReady() throws Exception {
        Path said = Files.createTempFile("sidecar", ".log");
        Process process = start(ProcessBuilder.Redirect.to(said.toFile()));
        try {
            await().atMost(PATIENCE).ignoreExceptions().until(() -> probe().statusCode() == 200);
            return Files.readString(said);
        } finally {
            process.destroyForcibly().waitFor();
            Files.delete(said);
        }
    }

    @Test
    void bodiesManyTimesLargerThanItsMemoryPassBothWays() throws Exception {
        environment.put("REVISION_TIMEOUT_SECONDS", "120");
        Process process = start("-Xmx32m", "-XX:MaxDirectMemorySize=32m");
        try {
            await().atMost(PATIENCE)
                    .ignoreExceptions()
                    .until(() -> get("/", Map.of()).body().equals("hello"));
            HttpRequest upload = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/up"))
                    .POST(BodyPublishers.ofInputStream(() -> zeros(LARGE)))
                    .build();
            assertThat(client.send(upload, BodyHandlers.ofString()).body()).isEqualTo("" + LARGE);
            HttpRequest download = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/down"))
                    .build();
            try (InputStream body =
                    client.send(download, BodyHandlers.ofInputStream()).body()) {
                assertThat(body.transferTo(OutputStream.nullOutputStream())).isEqualTo(LARGE);
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private HttpResponse<String> probe() throws IOException, InterruptedException {
        return get("/", Map.of("K-Network-Probe", "queue", "User-Agent", "kube-probe/1.34"));
    }

    private HttpResponse<String> get(String path, Map<String, String> headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        headers.forEach(request::header);
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private Process start(String... options) throws IOException {
        return start(ProcessBuilder.Redirect.DISCARD, options);
    }

    private Process start(ProcessBuilder.Redirect output, String... options) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command(options));
        builder.environment().putAll(environment);
        return builder.redirectOutput(output).start();
    }

    /** The native executable where the build made one. */
    private static List<String> command(String... options) {
        String executable = System.getProperty("native.image.path", "");
        List<String> command = new ArrayList<>();
        command.add(
                executable.isEmpty()
                        ? Path.of(System.getProperty("java.home"), "bin", "java")
                                .toString()
                        : executable);
        command.addAll(List.of(options));
        if (executable.isEmpty()) {
            command.addAll(List.of(
                    "-jar", Path.of("target", "quarkus-app", "quarkus-run.jar").toString()));
        }
        return command;
    }

    private static HttpServer listening() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> answer(exchange, "hello"));
            server.createContext("/up", exchange -> {
                long size = exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
                answer(exchange, String.valueOf(size));
            });
            server.createContext("/down", exchange -> {
                exchange.sendResponseHeaders(200, 0);
                try (InputStream body = zeros(LARGE)) {
                    body.transferTo(exchange.getResponseBody());
                }
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void answer(HttpExchange exchange, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static InputStream zeros(long size) {
        return new InputStream() {
            private long left = size;

            @Override
            public int read() {
                return left-- > 0 ? 0 : -1;
            }

            @Override
            public int read(byte[] bytes, int from, int length) {
                int count = (int) Math.min(left, length);
                left -= count;
                return count == 0 ? -1 : count;
            }
        };
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
