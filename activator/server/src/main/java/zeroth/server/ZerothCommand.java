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
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import zeroth.server.application.AppCommands;
import zeroth.server.build.BuildCommand;
import zeroth.server.build.ContainerImage;
import zeroth.server.build.Order;
import zeroth.server.build.Product;
import zeroth.server.build.ProductOption;
import zeroth.server.build.Toolchain;
import zeroth.server.create.CreateCommand;
import zeroth.server.demo.Counting;
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
                    int events,
            @Option(names = "--native", description = "Run the function as a native executable.") boolean executable,
            @Option(names = "--no-sidecar", description = "Let the function's own process count and limit requests.")
                    boolean alone) {
        return DemoCommand.run(System.out, events, product(executable), alone ? Counting.INSIDE : Counting.BESIDE);
    }

    @Command(
            name = "create",
            description = "Write a new function project into the folder NAME.",
            mixinStandardHelpOptions = true)
    int create(
            @Parameters(paramLabel = "NAME", description = "The folder, and the Service.") String name,
            @Option(
                            names = "--sample",
                            defaultValue = "starter",
                            description = "What it is a copy of: a folder below samples (default: starter).")
                    String sample) {
        return creation().create(Path.of(""), name, sample);
    }

    @Command(
            name = "templates",
            description = "Write the samples into a new folder, as 'func create --repository' reads them.",
            mixinStandardHelpOptions = true)
    int templates(@Parameters(paramLabel = "DIR", description = "The folder.") Path directory) {
        return creation().templates(directory);
    }

    @Command(
            name = "build",
            description =
                    "Build a project: jars, with a trained cache of classes, an executable, or an image of these.",
            mixinStandardHelpOptions = true)
    int build(
            @Parameters(paramLabel = "PROJECT", description = "A folder with a pom.xml.") Path project,
            @Parameters(paramLabel = "MAVEN", index = "1..*", description = "After --: what else Maven is told.")
                    List<String> more,
            @ArgGroup ProductOption product,
            @Option(names = "--image", description = "Push it as this image, which Jib makes.") Optional<String> image,
            @Option(names = "--base-image", description = "What the image stands on (default: Quarkus' choice).")
                    Optional<String> base) {
        var asked = image.map(name -> new ContainerImage(name, base));
        var order = new Order(project, ProductOption.of(product), asked, more == null ? List.of() : more);
        return BuildCommand.run(order, new Toolchain(System.getenv()), System.err);
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

    private static Product product(boolean executable) {
        return executable ? Product.EXECUTABLE : Product.JARS;
    }

    private static CreateCommand creation() {
        String home = System.getenv().getOrDefault("ZEROTH_HOME", ".");
        return new CreateCommand(Path.of(home), System.out, System.err);
    }
}
