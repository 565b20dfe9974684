package zeroth.node.environment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import zeroth.names.EnvironmentKeys;

/** What a user's process finds in its environment beside what its container says. */
public final class UserProcess {
    private static final List<String> INHERITED =
            List.of("PATH", "HOME", "USER", "LOGNAME", "LANG", "LC_ALL", "TZ", "TMPDIR", "JAVA_HOME");
    private static final String QUARKUS_PORT = "QUARKUS_HTTP_PORT";
    private static final String QUARKUS_HOST = "QUARKUS_HTTP_HOST";

    private UserProcess() {}

    /**
     * The container's variables on top of the few that a program needs to run on this machine. The developer's shell may
     * hold anything, so nothing else of it comes in.
     *
     * @param platform the platform's own environment; answers null for what it does not have
     * @param port where the process must listen, if it is the one that serves
     */
    public static Map<String, String> environment(
            Map<String, String> container, UnaryOperator<@Nullable String> platform, String podName, OptionalInt port) {
        Map<String, String> all = new LinkedHashMap<>();
        for (String name : INHERITED) {
            String value = platform.apply(name);
            if (value != null) {
                all.put(name, value);
            }
        }
        all.put("HOSTNAME", podName);
        all.putAll(container);
        port.ifPresent(number -> listenOn(all, String.valueOf(number)));
        return all;
    }

    private static void listenOn(Map<String, String> all, String port) {
        all.put(EnvironmentKeys.PORT, port);
        all.putIfAbsent(QUARKUS_PORT, port);
        all.putIfAbsent(QUARKUS_HOST, "127.0.0.1");
    }
}
