package zeroth.server.role;

import io.quarkus.runtime.Quarkus;
import java.util.List;
import java.util.Map;
import zeroth.dataplane.PortUnavailableException;

/** {@code zeroth run}. */
public final class RunCommand {
    private RunCommand() {}

    /**
     * Runs until the process is asked to end.
     *
     * @return 0, or 1 after the reason if the roles cannot begin
     */
    public static int run(List<String> roles, Map<String, String> environment) {
        try {
            // Each has ports of its own, and leaves as if it were alone.
            roles.stream().map(Role::named).distinct().forEach(role -> start(role, environment));
        } catch (IllegalArgumentException | IllegalStateException | PortUnavailableException e) {
            System.err.println(e.getMessage());
            return 1;
        }
        Quarkus.waitForExit();
        return 0;
    }

    private static void start(Role role, Map<String, String> environment) {
        switch (role) {
            case ACTIVATOR -> ActivatorRole.start(environment);
            case GATEWAY -> GatewayRole.start(environment);
        }
    }
}
