package zeroth.server.dev;

import java.io.PrintStream;

/** What {@code zeroth dev} prints, a line at a time. Any thread may speak: a PrintStream is guarded by its own lock. */
public final class Console {
    private final PrintStream out;

    public Console(PrintStream out) {
        this.out = out;
    }

    public void say(String line) {
        out.println(line);
    }

    public void problem(String line) {
        out.println("! " + line);
    }
}
