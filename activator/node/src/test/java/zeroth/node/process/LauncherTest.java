package zeroth.node.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import zeroth.node.log.Excerpt;

/** Real processes of a POSIX shell. */
@Timeout(30)
class LauncherTest {
    @TempDir
    Path directory;

    private final Excerpt output = new Excerpt(10_000);
    private ProcessRecords records = new ProcessRecords(Path.of(""));
    private Launcher launcher = new Launcher(records);

    @BeforeEach
    void useTheDirectory() {
        launcher.close();
        records = new ProcessRecords(directory.resolve("processes"));
        launcher = new Launcher(records);
    }

    @AfterEach
    void close() {
        launcher.close();
    }

    @Test
    void reportsOutputAndExitCode() throws IOException {
        RunningProcess process = start("echo out; echo err >&2; exit 3");

        assertThat(process.exit().join()).isEqualTo(3);
        assertThat(output.text()).contains("out").contains("err");
    }

    @Test
    void givesTheProcessItsOwnEnvironmentAndDirectoryAndNothingElse() throws IOException {
        start("env; pwd").exit().join();

        assertThat(output.text().lines().filter(line -> !line.matches("(PWD|SHLVL|_|OLDPWD)=.*")))
                .containsExactlyInAnyOrder(
                        "GREETING=hello",
                        "PATH=/usr/bin:/bin",
                        directory.toRealPath().toString());
    }

    @Test
    void asksAProcessToEnd() throws IOException {
        RunningProcess process = start("trap 'echo bye; exit 0' TERM; echo up; while :; do sleep 0.05; done");
        await().until(() -> output.text().contains("up"));

        process.terminate();

        assertThat(process.exit().join()).isZero();
        assertThat(output.text()).contains("bye");
    }

    @Test
    void killsAProcessThatIgnoresTheWish() throws IOException {
        RunningProcess process = start("trap '' TERM; echo up; while :; do sleep 0.05; done");
        await().until(() -> output.text().contains("up"));

        process.terminate();
        process.kill();

        assertThat(process.exit().join()).isEqualTo(137);
    }

    @Test
    void endsChildrenTogetherWithTheirParent() throws IOException {
        RunningProcess process = start("sleep 300 & echo child $!; wait");
        await().until(() -> output.text().contains("child"));
        long child = Long.parseLong(output.text().replaceAll("\\D", ""));

        process.kill();
        process.exit().join();

        await().until(() ->
                ProcessHandle.of(child).filter(ProcessHandle::isAlive).isEmpty());
    }

    @Test
    void remembersWhatRunsAndForgetsWhatEnded() throws IOException {
        RunningProcess process = start("sleep 300");
        assertThat(directory.resolve("processes").resolve(String.valueOf(process.pid())))
                .exists();

        process.kill();
        process.exit().join();

        await().until(() -> Files.notExists(directory.resolve("processes").resolve(String.valueOf(process.pid()))));
    }

    @Test
    void endsWhatAnEarlierRunLeft() throws IOException {
        RunningProcess left = start("sleep 300");

        new ProcessRecords(directory.resolve("processes")).endLeftovers(Duration.ofSeconds(5));

        assertThat(left.exit().join()).isEqualTo(137);
    }

    @Test
    void leavesAStrangerAloneThatGotTheIdOfAnEarlierProcess() throws IOException {
        RunningProcess stranger = start("sleep 300");
        Path record = directory.resolve("processes").resolve(String.valueOf(stranger.pid()));
        Files.writeString(record, stranger.pid() + " of another boot 17");

        new ProcessRecords(directory.resolve("processes")).endLeftovers(Duration.ofSeconds(5));

        assertThat(stranger.exit()).isNotDone();
        assertThat(record).doesNotExist();
        stranger.kill();
    }

    @Test
    void survivesABrokenRecord() throws IOException {
        Files.createDirectories(directory.resolve("processes"));
        Files.writeString(directory.resolve("processes/1"), "nonsense");
        Files.writeString(directory.resolve("processes/2"), "");

        records.endLeftovers(Duration.ofSeconds(5));

        assertThat(directory.resolve("processes")).isEmptyDirectory();
    }

    @Test
    void saysWhereProcessesListen() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(ListeningPorts.of(List.of(ProcessHandle.current().pid())))
                    .contains(socket.getLocalPort());
        }
        RunningProcess deaf = start("sleep 300");
        assertThat(deaf.listeningPorts()).isEqualTo(Optional.of(Set.of()));
        deaf.kill();
    }

    @Test
    void readsTheStateOfAProcessWhoseNameHoldsBrackets() throws IOException {
        Path stat = Files.writeString(directory.resolve("stat"), "7 (a) b (c) S 1 7 42 0 -1 4194560 1 0\n");

        assertThat(ProcessStat.read(stat).session()).isEqualTo(42);
    }

    private RunningProcess start(String script) throws IOException {
        return launcher.start(
                new ProcessSpec(
                        List.of("/bin/sh", "-c", script),
                        Map.of("PATH", "/usr/bin:/bin", "GREETING", "hello"),
                        directory),
                output);
    }
}
