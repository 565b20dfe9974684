package zeroth.server.dev;

import io.quarkus.runtime.Quarkus;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import zeroth.server.platform.DataDirectory;
import zeroth.server.platform.Platform;
import zeroth.server.platform.PlatformSettings;

/** {@code zeroth dev}. */
public final class DevCommand {
    private DevCommand() {}

    /**
     * Runs until the process is asked to end.
     *
     * @param dataDirectory nothing for one that goes with the platform
     * @return 0, or 1 after the reason if the platform cannot start
     */
    public static int run(List<Path> paths, PlatformSettings.Ports ports, Optional<Path> dataDirectory) {
        Console console = new Console(System.out);
        DataDirectory data = dataDirectory.map(DataDirectory::kept).orElseGet(DataDirectory::ephemeral);
        PlatformSettings settings = PlatformSettings.at(data).withPorts(ports).withDecisions(console::say);
        try (Platform platform = Platform.start(settings);
                Dev dev = new Dev(platform, console)) {
            greet(console, platform);
            dev.start(paths == null ? List.of() : paths);
            Quarkus.waitForExit();
            return 0;
        } catch (RuntimeException e) {
            console.problem(Reason.of(e));
            return 1;
        }
    }

    private static void greet(Console console, Platform platform) {
        console.say("gateway     http://NAME.NAMESPACE.localhost:" + platform.gatewayPort());
        platform.tlsPort()
                .ifPresent(port -> console.say("            https://NAME.NAMESPACE.localhost:" + port
                        + ", for hosts of Ingresses that name a Secret"));
        console.say("API         " + platform.apiUrl());
        console.say("kubeconfig  export KUBECONFIG=" + platform.kubeconfig());
    }
}
