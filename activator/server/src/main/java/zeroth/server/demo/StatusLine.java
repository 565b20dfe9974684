package zeroth.server.demo;

import java.io.Console;
import java.io.PrintStream;
import java.util.Optional;

/** Where the state of a burst is shown: over and over on one line of a terminal, else a plain line once a second. */
sealed interface StatusLine {
    void show(String state);

    /** Ends the line, so that what is printed next stands below it. */
    void end();

    static StatusLine on(PrintStream out) {
        return isTerminal() ? new Terminal(out) : new Plain(out);
    }

    private static boolean isTerminal() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    }

    record Terminal(PrintStream out) implements StatusLine {
        @Override
        public void show(String state) {
            out.print("\r\033[K  " + state);
            out.flush();
        }

        @Override
        public void end() {
            out.println();
        }
    }

    /** Confined to the demo's thread. */
    final class Plain implements StatusLine {
        private static final long PERIOD_NANOS = 1_000_000_000;
        private final PrintStream out;
        private long next = System.nanoTime();

        Plain(PrintStream out) {
            this.out = out;
        }

        @Override
        public void show(String state) {
            if (System.nanoTime() - next >= 0) {
                out.println("  " + state);
                next = System.nanoTime() + PERIOD_NANOS;
            }
        }

        @Override
        public void end() {}
    }
}
