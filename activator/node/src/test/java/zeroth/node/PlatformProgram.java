package zeroth.node;

import java.nio.file.Path;

/** An API server and a node in a process of their own, on the data directory that the first argument names. */
final class PlatformProgram {
    private PlatformProgram() {}

    public static void main(String[] arguments) throws InterruptedException {
        try (Laptop _ = Laptop.start(Path.of(arguments[0]))) {
            System.out.println("up");
            Thread.currentThread().join();
        }
    }
}
