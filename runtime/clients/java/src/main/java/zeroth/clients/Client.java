package zeroth.clients;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.core.message.MessageWriter;
import io.cloudevents.http.HttpMessageFactory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/** Sends events to the function and receives from it, by CloudEvents' SDK for Java: URL, PORT to listen on, MODE in which it tells. */
public final class Client {
    private static final String TEXT = "Grüße";

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI function;

    private Client(URI function) {
        this.function = function;
    }

    public static void main(String[] arguments) throws Exception {
        Client client = new Client(URI.create(arguments[0]));
        client.ask("binary", MessageWriter::writeBinary);
        client.ask("structured", (writer, event) -> writer.writeStructured(event, "application/cloudevents+json"));
        client.hear(Integer.parseInt(arguments[1]), arguments[2]);
    }

    private void ask(String mode, BiConsumer<MessageWriter<?, Void>, CloudEvent> write) throws Exception {
        HttpResponse<byte[]> answer = send(event("mirror"), write);
        check(answer.statusCode() == 200, "status " + answer.statusCode());
        check(read(answer.headers().map(), answer.body()), "mirrored");
        System.out.println("ok: sends " + mode + ", and reads the answer");
    }

    private void hear(int port, String mode) throws Exception {
        var heard = new LinkedBlockingQueue<CloudEvent>();
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
        server.createContext("/", exchange -> take(exchange, heard));
        server.start();
        try {
            HttpResponse<byte[]> answer = send(event("tell"), MessageWriter::writeBinary);
            check(answer.statusCode() == 202, "status " + answer.statusCode());
            CloudEvent event = heard.poll(10, TimeUnit.SECONDS);
            check(event != null, "nothing was told");
            check(event, "told");
            System.out.println("ok: is sent " + mode);
        } finally {
            server.stop(0);
        }
    }

    private static void take(HttpExchange exchange, LinkedBlockingQueue<CloudEvent> heard) throws IOException {
        heard.add(read(exchange.getRequestHeaders(), exchange.getRequestBody().readAllBytes()));
        exchange.sendResponseHeaders(202, -1);
        exchange.close();
    }

    private HttpResponse<byte[]> send(CloudEvent event, BiConsumer<MessageWriter<?, Void>, CloudEvent> write) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(function);
        write.accept(HttpMessageFactory.createWriter(request::header, body -> request.POST(BodyPublishers.ofByteArray(body))), event);
        return http.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static CloudEvent event(String type) {
        return CloudEventBuilder.v1()
                .withId(UUID.randomUUID().toString())
                .withSource(URI.create("/java"))
                .withType(type)
                .withSubject("a/b")
                .withExtension("fruit", "apple")
                .withData("application/json", ("{\"text\":\"" + TEXT + "\"}").getBytes(StandardCharsets.UTF_8))
                .build();
    }

    private static CloudEvent read(Map<String, List<String>> headers, byte[] body) {
        return HttpMessageFactory.createReader(
                        each -> headers.forEach((name, values) -> each.accept(name, values.getFirst())), body)
                .toEvent();
    }

    private static void check(CloudEvent event, String type) {
        check(event.getType().equals(type), "type " + event.getType());
        check(event.getSource().equals(URI.create("/mirror")), "source " + event.getSource());
        check("a/b".equals(event.getSubject()), "subject " + event.getSubject());
        check("apple".equals(event.getExtension("fruit")), "fruit " + event.getExtension("fruit"));
        String data = new String(event.getData().toBytes(), StandardCharsets.UTF_8);
        check(data.equals("{\"text\":\"" + TEXT + "\"}"), "data " + data);
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }
}
