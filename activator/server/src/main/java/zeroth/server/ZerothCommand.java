package zeroth.server;

import io.quarkus.picocli.runtime.annotations.TopCommand;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import zeroth.server.application.AppCommands;
import zeroth.server.demo.DemoCommand;
import zeroth.server.dev.DevCommand;
import zeroth.server.platform.PlatformSettings.Ports;
import zeroth.server.role.RunCommand;
import zeroth.server.send.Mode;
import zeroth.server.send.ModeName;
import zeroth.server.send.Send;

/** The command line, on one page: each method is a command. */
@TopCommand
@Command(
        name = "zeroth",
        description = "Functions and services that scale from zero.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = AppCommands.class)
public final class ZerothCommand {
    @Command(
            name = "demo",
            description = "Start the platform, wake a function from zero, send a burst, scale back to zero.",
            mixinStandardHelpOptions = true)
    int demo(
            @Option(names = "--events", defaultValue = "200", description = "How many the burst has (default: 200).")
                    int events) {
        return DemoCommand.run(System.out, events);
    }

    @Command(
            name = "dev",
            description =
                    "Run the platform in the foreground, with files of Kubernetes objects and project directories.",
            mixinStandardHelpOptions = true)
    int dev(
            @Parameters(paramLabel = "PATH", arity = "0..*", description = "YAML files and project directories.")
                    List<Path> paths,
            @Option(names = "--port", defaultValue = "8080", description = "The gateway's port (default: 8080).")
                    int port,
            @Option(
                            names = "--tls-port",
                            description =
                                    "The gateway's port for HTTPS, with certificates from Secrets (default: none).")
                    Optional<Integer> tlsPort,
            @Option(names = "--api-port", defaultValue = "0", description = "The API's port (default: any free one).")
                    int apiPort,
            @Option(
                            names = "--data-dir",
                            defaultValue = "${sys:user.home}/.zeroth",
                            description = "Where everything is kept (default: ~/.zeroth).")
                    Path dataDirectory,
            @Option(names = "--ephemeral", description = "Keep nothing: a data directory that goes at the end.")
                    boolean ephemeral) {
        return DevCommand.run(
                paths, new Ports(port, tlsPort, apiPort), ephemeral ? Optional.empty() : Optional.of(dataDirectory));
    }

    @Command(
            name = "run",
            description = "Be part of an installation on Kubernetes, as the environment of a Deployment says.",
            mixinStandardHelpOptions = true,
            hidden = true)
    int run(
            @Option(
                            names = "--roles",
                            required = true,
                            split = ",",
                            description = "What this process is: activator, gateway.")
                    List<String> roles) {
        return RunCommand.run(roles, System.getenv());
    }

    @Command(
            name = "send",
            description = "Send a CloudEvent to a URL and print the answer.",
            mixinStandardHelpOptions = true)
    int send(
            @Parameters(paramLabel = "URL", description = "For example http://greeter.default.localhost:8080") URI url,
            @Option(names = "--type", required = true, description = "The event's type.") String type,
            @Option(names = "--source", defaultValue = "/zeroth/send", description = "The event's source.") URI source,
            @Option(names = "--id", description = "The event's id (default: a random one).") Optional<String> id,
            @Option(names = "--data", description = "JSON, or @ and a file's name.") Optional<String> data,
            @Option(
                            names = "--content-type",
                            defaultValue = "application/json",
                            description = "The data's media type (default: application/json).")
                    String contentType,
            @Option(
                            names = "--mode",
                            converter = ModeName.class,
                            defaultValue = "binary",
                            description = "binary or structured (default: binary).")
                    Mode mode,
            @Option(names = "--ext", description = "An extension attribute, name=value; may be repeated.")
                    Map<String, String> extensions)
            throws IOException {
        Vertx vertx = Vertx.vertx();
        try {
            String identity = id.orElseGet(() -> UUID.randomUUID().toString());
            Map<String, String> more = extensions == null ? Map.of() : extensions;
            PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
            return new Send(vertx, out).send(url, Send.event(type, source, identity, data, contentType, more), mode);
        } finally {
            vertx.close();
        }
    }
}
