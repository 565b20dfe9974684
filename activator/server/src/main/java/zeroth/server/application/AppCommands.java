package zeroth.server.application;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import zeroth.api.application.Application;
import zeroth.server.platform.Client;

/** {@code zeroth app add|list|remove}, against a platform that runs. */
@Command(
        name = "app",
        description = "Tell a running platform which programs dev.local/NAME stands for.",
        mixinStandardHelpOptions = true,
        subcommandsRepeatable = false)
public final class AppCommands {
    private static final String DATA = "The running platform's data directory (default: ~/.zeroth).";

    @Command(name = "add", description = "Add or renew an application.", mixinStandardHelpOptions = true)
    int add(
            @Parameters(paramLabel = "NAME") String name,
            @Parameters(paramLabel = "PATH", description = "A project, a jar or an executable.") Path path,
            @Option(names = "--data-dir", description = DATA, defaultValue = "${sys:user.home}/.zeroth") Path data) {
        return with(data, applications -> {
            try {
                System.out.println(applications.put(name, path));
                return 0;
            } catch (ApplicationException e) {
                System.err.println("zeroth: " + e.getMessage());
                return 1;
            }
        });
    }

    @Command(name = "list", description = "List the applications.", mixinStandardHelpOptions = true)
    int list(@Option(names = "--data-dir", description = DATA, defaultValue = "${sys:user.home}/.zeroth") Path data) {
        return with(data, applications -> {
            System.out.printf("%-20s %-8s %-10s %s%n", "NAME", "READY", "FORM", "PATH");
            applications.list().forEach(AppCommands::print);
            return 0;
        });
    }

    @Command(name = "remove", description = "Remove an application.", mixinStandardHelpOptions = true)
    int remove(
            @Parameters(paramLabel = "NAME") String name,
            @Option(names = "--data-dir", description = DATA, defaultValue = "${sys:user.home}/.zeroth") Path data) {
        return with(data, applications -> {
            if (applications.remove(name)) {
                return 0;
            }
            System.err.println("zeroth: there is no application " + name);
            return 1;
        });
    }

    private static int with(Path data, Function<Applications, Integer> action) {
        try (KubernetesClient client = Client.ofRunning(data)) {
            return action.apply(new Applications(client, InstantSource.system()));
        }
    }

    private static void print(Application application) {
        String ready = Applications.ready(application).map(c -> c.getStatus()).orElse("Unknown");
        String form = application.getStatus().form();
        System.out.printf(
                "%-20s %-8s %-10s %s%n",
                application.getMetadata().getName(),
                ready,
                form == null ? "" : form,
                application.getSpec().path());
    }
}
