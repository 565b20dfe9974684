package zeroth.function.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.provider.Arguments;

/** The lines of {@code funqy.md}: what is asked, and who answers what. */
final class FunqyTable {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    private static final Set<String> TAKEN =
            Set.of("a binary event without a source", "a binary event without a version");
    /** An event that Funqy takes for none, and methods that it takes for formats. */
    private static final Set<String> EXCEPTED =
            Set.of("a binary event without an id", "an event by GET", "a plain call by PUT");

    private static final Pattern HEADER = Pattern.compile("([a-z-]+): (.*)");
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private FunqyTable() {}

    /** Behaviour, request, Funqy's answer, ours. */
    static Stream<Arguments> lines() {
        try (var file = Objects.requireNonNull(FunqyTable.class.getResourceAsStream("/funqy.md"))) {
            var text = new String(file.readAllBytes(), UTF_8);
            return text.lines().filter(line -> line.contains(" | `")).map(FunqyTable::line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What Funqy's compatibility is about: failures, and events that lack attributes. */
    static Stream<Arguments> compatible() {
        return lines().filter(line -> isFailure(line.get()[3]))
                .filter(line -> isFailure(line.get()[2]) || TAKEN.contains(line.get()[0]))
                .filter(line -> !EXCEPTED.contains(line.get()[0]))
                .map(line -> Arguments.of(Arrays.copyOf(line.get(), 3)));
    }

    private static boolean isFailure(@Nullable Object answer) {
        return String.valueOf(answer).matches("[45]..");
    }

    private static Arguments line(String row) {
        var cells = row.substring(2).split(" \\| ", -1);
        var funqy = unquoted(cells[2]);
        var zeroth = unquoted(cells[3]);
        return Arguments.of(cells[0], unquoted(cells[1]), funqy, zeroth.equals("=") ? funqy : zeroth);
    }

    private static String unquoted(String cell) {
        return cell.substring(1, cell.length() - 1);
    }

    /** Sends a line's request, and writes the answer as the table does. */
    static String answer(String request) throws IOException, InterruptedException {
        var server = URI.create("http://localhost:" + RestAssured.port + "/");
        var parts = List.of(request.replace("ID", UUID.randomUUID().toString()).split(" ; "));
        return written(CLIENT.send(request(server, parts.getFirst().split(" "), rest(parts)), BodyHandlers.ofString()));
    }

    private static List<String> rest(List<String> parts) {
        return parts.subList(1, parts.size());
    }

    private static HttpRequest request(URI server, String[] start, List<String> parts) {
        var request = HttpRequest.newBuilder(server);
        var id = UUID.randomUUID().toString();
        return switch (start[0]) {
            case "binary" ->
                request.headers("ce-specversion", "1.0", "ce-id", id, "ce-source", "/test", "ce-type", start[1])
                        .POST(body(request, parts))
                        .build();
            case "structured" ->
                request.header("content-type", Requests.STRUCTURED)
                        .POST(BodyPublishers.ofString(Requests.structured(start[1], parts.getFirst())))
                        .build();
            default ->
                request.uri(server.resolve(start[1]))
                        .method(start[0], body(request, parts))
                        .build();
        };
    }

    /** What is no header is the body. */
    private static BodyPublisher body(HttpRequest.Builder request, List<String> parts) {
        var body = BodyPublishers.noBody();
        for (var part : parts) {
            var header = HEADER.matcher(part);
            if (header.matches()) {
                request.header(header.group(1), header.group(2));
            } else {
                body = BodyPublishers.ofString(part);
            }
        }
        return body;
    }

    /** Of a failure the status counts, of an answer all but its id. */
    private static String written(HttpResponse<String> response) throws JsonProcessingException {
        if (response.statusCode() >= 400) {
            return String.valueOf(response.statusCode());
        }
        var contentType = response.headers().firstValue("content-type").orElse("");
        var headers = response.headers().map().keySet().stream()
                .filter(name -> name.startsWith("ce-") && !name.equals("ce-id"))
                .sorted()
                .map(name -> name + "=" + response.headers().firstValue(name).orElse(""));
        var body = contentType.contains("json") ? sorted(response.body()) : response.body();
        return Stream.of(Stream.of("" + response.statusCode()), headers, Stream.of(contentType, body))
                .flatMap(each -> each)
                .filter(text -> !text.isEmpty())
                .reduce("%s %s"::formatted)
                .orElseThrow();
    }

    private static String sorted(String json) throws JsonProcessingException {
        var tree = JSON.readTree(json);
        tree.forEach(FunqyTable::forgetId);
        forgetId(tree);
        return JSON.writeValueAsString(JSON.convertValue(tree, Object.class));
    }

    private static void forgetId(JsonNode node) {
        if (node instanceof ObjectNode event && event.has("specversion")) {
            event.remove("id");
        }
    }
}
