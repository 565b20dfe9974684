package zeroth.node.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import zeroth.node.log.ContainerLogs.Known;
import zeroth.node.log.LogDirectory.ContainerId;
import zeroth.node.log.LogDirectory.ContainerRun;
import zeroth.node.log.LogQuery.Option;
import zeroth.queueproxy.time.testing.VirtualTime;

@Timeout(20)
class ContainerLogsTest {
    private static final long LIMIT = 1000;
    private static final ContainerRun RUN = new ContainerId("default", "pod", "uid", "app").run(0);

    private final VirtualTime time = new VirtualTime(Instant.parse("2026-01-01T00:00:00Z"));

    @TempDir
    Path directory;

    private LogDirectory files = new LogDirectory(Path.of(""), LIMIT, time);
    private ContainerLogs logs = new ContainerLogs(files, _ -> new Known.Ran(RUN));

    @BeforeEach
    void useTheDirectory() {
        files = new LogDirectory(directory, LIMIT, time);
        logs = new ContainerLogs(files, _ -> new Known.Ran(RUN));
    }

    @Test
    void readsWhatWasWritten() throws IOException {
        write("one", "two");

        assertThat(read(query())).containsExactly("one", "two");
    }

    @Test
    void readsOnlyTheLastLines() throws IOException {
        write("one", "two", "three");

        assertThat(read(query(2))).containsExactly("two", "three");
        assertThat(read(query(0))).isEmpty();
    }

    @Test
    void readsOnlySinceATimeAndShowsTimes() throws IOException {
        write("one");
        time.advance(Duration.ofMillis(1500));
        write("two");

        LogQuery since = new LogQuery(
                "default",
                "pod",
                "app",
                Set.of(Option.TIMESTAMPS),
                OptionalLong.empty(),
                Optional.of(Instant.parse("2026-01-01T00:00:01Z")));

        assertThat(read(since)).containsExactly("2026-01-01T00:00:01.500000000Z two");
    }

    @Test
    void keepsTwiceItsLimitAndNoMore() throws IOException {
        write(IntStream.range(0, 1000).mapToObj("line %d"::formatted).toArray(String[]::new));

        List<String> kept = read(query());

        assertThat(kept).hasSizeLessThan(100).endsWith("line 998", "line 999");
        assertThat(Files.size(files.file(RUN))).isLessThanOrEqualTo(LIMIT);
        assertThat(Files.size(LogFile.older(files.file(RUN)))).isLessThanOrEqualTo(LIMIT);
    }

    @Test
    void followsAcrossARotationUntilTheRunEnds() throws IOException {
        CompletableFuture<List<String>> reading;
        try (LogFile file = files.open(RUN)) {
            file.append("first");
            reading = CompletableFuture.supplyAsync(() -> read(query(Option.FOLLOW)), Thread::startVirtualThread);
            IntStream.range(0, 20).forEach(i -> file.append("line " + i));
        }

        assertThat(reading.join()).startsWith("first").endsWith("line 18", "line 19");
    }

    @Test
    void endsAReadThatWaitsWhenItIsClosed() throws IOException {
        try (LogFile file = files.open(RUN)) {
            file.append("first");
            LogAnswer.Text text = (LogAnswer.Text) logs.open(query(Option.FOLLOW));
            CompletableFuture<List<String>> reading =
                    CompletableFuture.supplyAsync(() -> lines(text), Thread::startVirtualThread);

            text.lines().close();

            assertThat(reading.join()).hasSizeLessThanOrEqualTo(1);
        }
    }

    @Test
    void saysWhyThereIsNone() {
        assertThat(logs.open(query()))
                .isEqualTo(new LogAnswer.Unavailable("The log of container \"app\" is no longer kept."));
    }

    @Test
    void keepsTheRunBeforeAndNoOlderOne() throws IOException {
        for (int run = 0; run < 3; run++) {
            files.open(RUN.container().run(run)).close();
        }

        assertThat(files.file(RUN.container().run(0))).doesNotExist();
        assertThat(files.file(RUN.container().run(1))).exists();
        assertThat(files.file(RUN.container().run(2))).exists();
    }

    @Test
    void survivesADiskThatTakesNoMore() throws IOException {
        Files.writeString(directory.resolve("default_pod_uid"), "a file where the folder should be");

        LogFile file = files.open(RUN);
        file.append("lost");
        file.close();

        assertThat(files.isOpen(RUN)).isFalse();
    }

    @Test
    void cutsAVeryLongLineIntoPieces() {
        Excerpt excerpt = new Excerpt(1 << 20);
        byte[] output = "x".repeat(40_000).getBytes(StandardCharsets.UTF_8);

        OutputPump.start(new java.io.ByteArrayInputStream(output), excerpt).join();

        assertThat(excerpt.text().lines().map(String::length)).containsExactly(16384, 16384, 7232);
    }

    private void write(String... lines) throws IOException {
        try (LogFile file = files.open(RUN)) {
            for (String line : lines) {
                file.append(line);
            }
        }
    }

    private List<String> read(LogQuery query) {
        return lines((LogAnswer.Text) logs.open(query));
    }

    private static List<String> lines(LogAnswer.Text text) {
        return new BufferedReader(new InputStreamReader(text.lines(), StandardCharsets.UTF_8))
                .lines()
                .toList();
    }

    private static LogQuery query(Option... options) {
        return new LogQuery("default", "pod", "app", Set.of(options), OptionalLong.empty(), Optional.empty());
    }

    private static LogQuery query(long tail) {
        return new LogQuery("default", "pod", "app", Set.of(), OptionalLong.of(tail), Optional.empty());
    }
}
