package zeroth.server.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import zeroth.server.send.Answer;

/**
 * The event that the sample greeter understands, and what it has to answer.
 *
 * @param name who is greeted
 * @param delayMillis how long the function takes, in milliseconds
 */
record Greeting(String name, int delayMillis) {
    private static final ObjectMapper JSON = new ObjectMapper();

    CloudEvent event() {
        return CloudEventBuilder.v1()
                .withId(name)
                .withSource(URI.create("/zeroth/demo"))
                .withType("greeting")
                .withData("application/json", data())
                .build();
    }

    private byte[] data() {
        try {
            return JSON.writeValueAsBytes(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of a string and a number is JSON", e);
        }
    }

    /** What is wrong with an answer, or nothing. */
    Optional<String> complaint(Answer answer) {
        if (answer.status() != 200) {
            return Optional.of("HTTP " + answer.status() + " " + answer.text());
        }
        String expected = "Hello " + name;
        String actual = answer.event().map(Greeting::message).orElse("no event: " + answer.text());
        return expected.equals(actual) ? Optional.empty() : Optional.of(actual + " (expected: " + expected + ")");
    }

    static String message(CloudEvent reply) {
        if (!"greeting.reply".equals(reply.getType()) || reply.getData() == null) {
            return "an event of type " + reply.getType();
        }
        try {
            JsonNode data = JSON.readTree(reply.getData().toBytes());
            return data.path("message").asText();
        } catch (IOException e) {
            return "data that is not JSON";
        }
    }
}
