package zeroth.node.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import zeroth.node.process.Launcher;
import zeroth.node.process.ProcessRecords;
import zeroth.node.process.ProcessSpec;

@Timeout(30)
class SystemCheckerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    @TempDir
    Path directory;

    private Launcher launcher = new Launcher(new ProcessRecords(Path.of("")));

    @BeforeEach
    void useTheDirectory() {
        launcher.close();
        launcher = new Launcher(new ProcessRecords(directory));
    }

    @AfterEach
    void close() {
        launcher.close();
    }

    @Test
    void takesAnyStatusBelow400ForHealth() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            boolean asked = "yes".equals(exchange.getRequestHeaders().getFirst("X-Probe"));
            exchange.sendResponseHeaders(asked ? 204 : 503, -1);
            exchange.close();
        });
        server.start();
        URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/health");

        assertThat(ask(new Check.HttpGet(uri, Map.of("X-Probe", "yes")))).isEqualTo(new Check.Passed());
        assertThat(ask(new Check.HttpGet(uri, Map.of("Host", "ignored"))))
                .isEqualTo(new Check.Failed("HTTP probe failed with statuscode: 503"));
        server.stop(0);
    }

    @Test
    void takesAConnectionForHealth() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(ask(new Check.TcpConnect("127.0.0.1", socket.getLocalPort())))
                    .isEqualTo(new Check.Passed());
        }
        assertThat(ask(new Check.TcpConnect("127.0.0.1", 1))).isInstanceOf(Check.Failed.class);
    }

    @Test
    void takesExitCode0ForHealthAndSaysWhyNot() {
        assertThat(ask(shell("test \"$MODE\" = good"))).isEqualTo(new Check.Passed());
        assertThat(ask(shell("echo too bad; exit 2"))).isEqualTo(new Check.Failed("command exited with 2: too bad"));
    }

    @Test
    void waitsNoLongerThanItMay() {
        assertThat(ask(shell("sleep 300"))).isEqualTo(new Check.Failed("command timed out after 1s"));
    }

    private static Check shell(String script) {
        return new Check.Exec(List.of("/bin/sh", "-c", script));
    }

    private Check.Result ask(Check check) {
        return new SystemChecker(
                        launcher,
                        exec -> new ProcessSpec(
                                exec.command(), Map.of("PATH", "/usr/bin:/bin", "MODE", "good"), directory))
                .ask(check, PATIENCE);
    }
}
