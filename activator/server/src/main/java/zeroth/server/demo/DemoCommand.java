package zeroth.server.demo;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import zeroth.server.build.Product;
import zeroth.server.build.Toolchain;
import zeroth.server.platform.DataDirectory;
import zeroth.server.platform.Platform;
import zeroth.server.platform.PlatformSettings;
import zeroth.server.send.EventSender;

/** {@code zeroth demo}. */
public final class DemoCommand {
    private static final int INTERRUPTED = 130;

    private DemoCommand() {}

    /**
     * Starts a platform for the demo, and stops it.
     *
     * @param events how many the burst has
     * @param product as what the function runs
     * @param counting where its requests are counted
     * @return 0 if everything was as it should be, 1 otherwise, after the reason
     */
    public static int run(PrintStream out, int events, Product product, Counting counting) {
        AtomicBoolean interrupted = new AtomicBoolean();
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> interrupted.set(true)));
        try {
            tell(out, events, new Greeter(sample(), product, counting));
            return 0;
        } catch (RuntimeException e) {
            if (interrupted.get()) {
                // Ctrl-C: what fails now fails because the platform stops.
                return INTERRUPTED;
            }
            out.println("\nThe demo failed: " + e.getMessage());
            return 1;
        }
    }

    private static void tell(PrintStream out, int events, Greeter greeter) {
        long asked = System.nanoTime();
        Path program = greeter.program(new Toolchain(System.getenv()));
        Duration building = Duration.ofNanos(System.nanoTime() - asked);
        PlatformSettings settings = PlatformSettings.at(DataDirectory.ephemeral());
        try (Platform platform = Platform.start(settings);
                EventSender sender = new EventSender(platform.vertx(), Demo.connections())) {
            new Demo(platform, sender, out, events).tell(greeter, program, building);
        }
    }

    private static Path sample() {
        String home = System.getenv("ZEROTH_HOME");
        Path directory = Path.of(home == null ? "." : home).toAbsolutePath().normalize();
        return directory.resolve("samples").resolve("greeter");
    }
}
