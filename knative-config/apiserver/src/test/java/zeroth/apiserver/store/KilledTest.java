package zeroth.apiserver.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KilledTest {
    private static final int WRITES_BEFORE_THE_KILL = 200;

    @TempDir
    Path directory = Path.of("");

    @Test
    void whatWasAnsweredSurvivesAKill() throws Exception {
        var file = directory.resolve("objects.mv");
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        WritingUntilKilled.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();

        var answered = killAfterSomeLines(process);

        try (var store = Store.open(file)) {
            var kept = store.list(Range.all(WritingUntilKilled.THINGS)).objects().stream()
                    .map(object -> object.key().name())
                    .collect(Collectors.toSet());
            assertThat(answered).hasSizeGreaterThanOrEqualTo(WRITES_BEFORE_THE_KILL - 1);
            assertThat(kept).containsAll(answered);
        }
    }

    /** All complete lines that were printed before the process was gone. */
    private static List<String> killAfterSomeLines(Process process) throws IOException, InterruptedException {
        var lines = new ArrayList<String>();
        try (var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = output.readLine(); line != null; line = output.readLine()) {
                lines.add(line);
                if (lines.size() == WRITES_BEFORE_THE_KILL) {
                    // Unlike the process itself, its handle leaves the output open to be read.
                    process.toHandle().destroyForcibly();
                }
            }
        }
        process.waitFor();
        // The last line may have been cut short.
        return lines.subList(0, lines.size() - 1);
    }
}
