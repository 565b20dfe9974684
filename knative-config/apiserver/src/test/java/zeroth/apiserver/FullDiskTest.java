package zeroth.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zeroth.apiserver.call.Answer;
import zeroth.apiserver.call.Call;
import zeroth.apiserver.call.Parameters;
import zeroth.apiserver.logs.PodLog;
import zeroth.apiserver.object.Json;

final class FullDiskTest {
    @TempDir
    private Path directory = Path.of("");

    @AfterEach
    void makeRoom() {
        FullDisk.isFull(false);
    }

    @Test
    void writesAreRefusedWhileTheDiskIsFullAndNothingElseSuffers() {
        try (var cluster = open()) {
            assertThat(create(cluster, "before").code()).isEqualTo(201);
            FullDisk.isFull(true);

            for (int i = 0; i < 3; i++) {
                var refused = create(cluster, "lost");
                assertThat(refused.code()).isEqualTo(507);
                assertThat(json(refused).path("kind").asText()).isEqualTo("Status");
                assertThat(json(refused).path("message").asText())
                        .startsWith("The disk did not take the write, so nothing was changed.");
                assertThat(delete(cluster, "before").code()).isEqualTo(507);
                assertThat(names(cluster)).containsExactly("before");
            }

            FullDisk.isFull(false);
            assertThat(create(cluster, "after").code()).isEqualTo(201);
            assertThat(names(cluster)).containsExactly("after", "before");
        }
        try (var cluster = open()) {
            assertThat(names(cluster)).containsExactly("after", "before");
            assertThat(create(cluster, "lost").code()).isEqualTo(201);
        }
    }

    private Cluster open() {
        return Cluster.open(
                FullDisk.file(directory.resolve("objects.mv")),
                InstantSource.system(),
                request -> new PodLog.Unavailable("no pods here"));
    }

    private static Answer.Body create(Cluster cluster, String name) {
        return call(cluster, "POST", List.of(), "{\"metadata\":{\"name\":\"" + name + "\"}}");
    }

    private static Answer.Body delete(Cluster cluster, String name) {
        return call(cluster, "DELETE", List.of(name), "");
    }

    private static List<String> names(Cluster cluster) {
        return Json.elements(json(call(cluster, "GET", List.of(), "")).path("items"))
                .map(item -> item.at("/metadata/name").asText())
                .toList();
    }

    private static Answer.Body call(Cluster cluster, String method, List<String> name, String body) {
        var segments = new ArrayList<>(List.of("api", "v1", "namespaces", "default", "configmaps"));
        segments.addAll(name);
        return (Answer.Body) cluster.api()
                .answer(new Call(
                        method,
                        segments,
                        new Parameters(Map.of()),
                        "application/json",
                        "application/json",
                        body.getBytes(StandardCharsets.UTF_8)));
    }

    private static JsonNode json(Answer.Body answer) {
        return Json.trusted(answer.bytes());
    }
}
