package warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;

/** Events over HTTP that tell the application of its shelves. */
record News(URI application) {
    void delivered(String item) {
        tell("goods.delivered", item);
    }

    void gone(String item) {
        tell("goods.gone", item);
    }

    private void tell(String type, String item) {
        var event = HttpRequest.newBuilder(application)
                .header("ce-specversion", "1.0")
                .header("ce-id", UUID.randomUUID().toString())
                .header("ce-source", "/warehouse")
                .header("ce-type", type)
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString("{\"item\": \"%s\"}".formatted(item)))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.sendAsync(event, BodyHandlers.discarding()).join();
            assertEquals(202, answer.statusCode());
        }
    }
}
