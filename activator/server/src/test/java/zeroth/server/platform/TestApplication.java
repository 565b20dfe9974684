package zeroth.server.platform;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * A small HTTP server in one jar, compiled by the test that deploys it. Its environment says how it behaves; it greets
 * with a word that tells one build from the next, and answers events of type {@code greeting} as the sample does.
 */
public final class TestApplication {
    private static final String SOURCE = """
            import com.sun.net.httpserver.HttpServer;
            import java.net.InetSocketAddress;
            import java.util.List;
            import java.util.Map;
            import java.util.concurrent.Executors;

            public class Main {
                public static void main(String[] arguments) throws Exception {
                    System.out.println("starting " + System.getenv("BEHAVIOUR"));
                    switch (String.valueOf(System.getenv("BEHAVIOUR"))) {
                        case "exit" -> System.exit(3);
                        case "deaf" -> Thread.sleep(Long.MAX_VALUE);
                        case "elsewhere" -> serve(0);
                        case "stubborn" -> {
                            Runtime.getRuntime().addShutdownHook(new Thread(Main::forever));
                            serve(Integer.parseInt(System.getenv("PORT")));
                        }
                        default -> serve(Integer.parseInt(System.getenv("PORT")));
                    }
                }

                static void serve(int port) throws Exception {
                    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 100);
                    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
                    server.createContext("/", exchange -> {
                        String query = String.valueOf(exchange.getRequestURI().getQuery());
                        if (query.startsWith("sleep=")) {
                            pause(Long.parseLong(query.substring(6)));
                        }
                        String data = new String(exchange.getRequestBody().readAllBytes());
                        byte[] body = ("hello from " + System.getenv("K_REVISION")).getBytes();
                        if (exchange.getRequestHeaders().containsKey("ce-type")) {
                            pause(Long.parseLong(data.replaceAll(".*delayMillis.:([0-9]+).*", "$1")));
                            String name = data.replaceAll(".*name.:.([A-Za-z0-9 ]+).*", "$1");
                            body = ("{'message': 'Hello " + name + "'}").replace((char) 39, (char) 34).getBytes();
                            exchange.getResponseHeaders().putAll(Map.of(
                                    "ce-specversion", List.of("1.0"), "ce-type", List.of("greeting.reply"),
                                    "ce-source", List.of("test"), "ce-id", List.of("1"),
                                    "Content-Type", List.of("application/json")));
                        }
                        exchange.sendResponseHeaders(200, body.length);
                        exchange.getResponseBody().write(body);
                        exchange.close();
                    });
                    server.start();
                }

                static void forever() {
                    pause(Long.MAX_VALUE);
                }

                static void pause(long millis) {
                    try {
                        Thread.sleep(millis);
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }
            }
            """;

    private TestApplication() {}

    static Path jarIn(Path directory) throws IOException {
        return build(directory.resolve("test-application.jar"), "hello");
    }

    /** Writes the jar; what it is made from lies beside it, as in a project's {@code target}. */
    public static Path build(Path jar, String greeting) throws IOException {
        Path source =
                Files.writeString(jar.resolveSibling("Main.java"), SOURCE.replace("hello from", greeting + " from"));
        Path classes = Files.createDirectories(jar.resolveSibling("classes"));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> arguments = List.of("-d", classes.toString(), source.toString());
        if (compiler.run(null, null, null, arguments.toArray(String[]::new)) != 0) {
            throw new IllegalStateException("the test application does not compile");
        }
        return pack(classes, jar);
    }

    private static Path pack(Path classes, Path jar) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "Main");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest);
                Stream<Path> compiled = Files.list(classes)) {
            for (Path entry : compiled.toList()) {
                out.putNextEntry(new JarEntry(entry.getFileName().toString()));
                out.write(Files.readAllBytes(entry));
                out.closeEntry();
            }
        }
        return jar;
    }
}
