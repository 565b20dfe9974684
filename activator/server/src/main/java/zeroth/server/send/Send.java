package zeroth.server.send;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** {@code zeroth send}: sends one event and prints what came back. */
public final class Send {
    private final Vertx vertx;
    private final PrintWriter out;

    public Send(Vertx vertx, PrintWriter out) {
        this.vertx = vertx;
        this.out = out;
    }

    /**
     * Sends the event and prints the answer.
     *
     * @return 0 for an answer of 200 to 299, 1 for any other and for none
     */
    public int send(URI target, CloudEvent event, Mode mode) {
        try (EventSender sender = new EventSender(vertx, 1)) {
            long start = System.nanoTime();
            Answer answer = sender.send(target, event, mode)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
            print(answer, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
            return answer.isSuccess() ? 0 : 1;
        } catch (CompletionException e) {
            out.println("no answer from " + target + ": " + reason(e));
            return 1;
        } finally {
            out.flush();
        }
    }

    /**
     * The event that the options of the command line describe.
     *
     * @param data JSON, or {@code @} and a file that holds the data
     * @throws IOException if the file cannot be read
     */
    public static CloudEvent event(
            String type,
            URI source,
            String id,
            Optional<String> data,
            String contentType,
            Map<String, String> extensions)
            throws IOException {
        CloudEventBuilder event =
                CloudEventBuilder.v1().withType(type).withSource(source).withId(id);
        if (data.isPresent()) {
            event.withData(contentType, bytes(data.get()));
        }
        extensions.forEach(event::withExtension);
        return event.build();
    }

    private static byte[] bytes(String data) throws IOException {
        return data.startsWith("@")
                ? Files.readAllBytes(Path.of(data.substring(1)))
                : data.getBytes(StandardCharsets.UTF_8);
    }

    private void print(Answer answer, long millis) {
        out.println("HTTP " + answer.status() + " after " + millis + " ms");
        answer.event().ifPresentOrElse(this::print, () -> out.println(answer.text()));
    }

    private void print(CloudEvent event) {
        event.getAttributeNames().forEach(name -> out.println("  " + name + ": " + event.getAttribute(name)));
        event.getExtensionNames().forEach(name -> out.println("  " + name + ": " + event.getExtension(name)));
        Optional.ofNullable(event.getData())
                .ifPresent(data -> out.println(new String(data.toBytes(), StandardCharsets.UTF_8)));
    }

    private static String reason(CompletionException e) {
        return String.valueOf(e.getCause() == null ? e : e.getCause());
    }
}
