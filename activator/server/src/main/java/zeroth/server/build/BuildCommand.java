package zeroth.server.build;

import java.io.PrintStream;

/** {@code zeroth build}. */
public final class BuildCommand {
    private BuildCommand() {}

    /** Builds; 0 if it was built, 1 otherwise, after the reason. */
    public static int run(Order order, Toolchain toolchain, PrintStream problems) {
        try {
            toolchain.build(order);
            return 0;
        } catch (BuildException e) {
            problems.println("zeroth: " + e.getMessage());
            return 1;
        }
    }
}
