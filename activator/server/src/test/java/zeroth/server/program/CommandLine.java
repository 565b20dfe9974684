package zeroth.server.program;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A {@code kubectl} or {@code kn}, and the kubeconfig that it is to use. */
record CommandLine(Path executable, Path kubeconfig) {
    /** What one call ended with. */
    record Answer(int status, String output) {}

    /** The program that a variable of the environment names; where there is none, the test is skipped. */
    static Path named(String variable) {
        String executable = System.getenv(variable);
        assumeTrue(executable != null, variable + " names no program");
        return Path.of(String.valueOf(executable));
    }

    /** A call that is to succeed. */
    String run(String... arguments) throws IOException, InterruptedException {
        Answer answer = call(arguments);
        if (answer.status() != 0) {
            throw new AssertionError(
                    executable.getFileName() + " " + String.join(" ", arguments) + "\n" + answer.output());
        }
        return answer.output();
    }

    Answer call(String... arguments) throws IOException, InterruptedException {
        Process process = start(arguments);
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Answer(process.waitFor(), output);
    }

    /** A call that does not end by itself: its first line, then it is ended. */
    CompletableFuture<String> firstLine(String... arguments) throws IOException {
        Process process = start(arguments);
        return CompletableFuture.supplyAsync(() -> {
            try {
                return String.valueOf(process.inputReader().readLine());
            } catch (IOException e) {
                return e.toString();
            } finally {
                process.destroy();
            }
        });
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(executable.toString(), "--kubeconfig", kubeconfig.toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }
}
