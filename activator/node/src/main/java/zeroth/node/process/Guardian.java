package zeroth.node.process;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Programs put in front of a command, where the system has them: {@code setsid} gives it a session of its own, so that a
 * terminal's Ctrl-C reaches the platform alone; {@code setpriv} lets the kernel kill it when the platform dies. Both
 * replace themselves by the command, so its process id is the one that was started.
 */
record Guardian(List<String> prefix) {
    private static final List<String> SESSION = List.of("setsid");
    private static final List<String> DIES_WITH_PARENT = List.of("setpriv", "--pdeathsig", "KILL", "--");
    private static final long PATIENCE_SECONDS = 5;

    static Guardian ofThisSystem() {
        List<String> prefix = new ArrayList<>();
        addWorking(prefix, SESSION);
        addWorking(prefix, DIES_WITH_PARENT);
        return new Guardian(List.copyOf(prefix));
    }

    List<String> guard(List<String> command) {
        List<String> guarded = new ArrayList<>(prefix);
        guarded.addAll(command);
        return guarded;
    }

    private static void addWorking(List<String> prefix, List<String> candidate) {
        if (works(candidate)) {
            prefix.addAll(candidate);
        }
    }

    private static boolean works(List<String> candidate) {
        List<String> trial = new ArrayList<>(candidate);
        trial.add("true");
        try {
            Process process = new ProcessBuilder(trial)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
