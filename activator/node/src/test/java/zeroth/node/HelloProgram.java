package zeroth.node;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What a user might deploy: answers every request with its greeting and process id, on the port of its first argument. */
final class HelloProgram {
    private HelloProgram() {}

    public static void main(String[] arguments) throws IOException {
        int port = Integer.parseInt(arguments.length > 0 ? arguments[0] : System.getenv("PORT"));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        String greeting = Optional.ofNullable(System.getenv("GREETING")).orElse("hello");
        server.createContext("/", exchange -> {
            byte[] body = (greeting + " " + ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        System.out.println("listens on " + port);
    }
}
