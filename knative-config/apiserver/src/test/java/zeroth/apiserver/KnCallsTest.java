package zeroth.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import zeroth.apiserver.RawClient.Reply;
import zeroth.apiserver.object.Json;

/** The requests of {@code kn}, as it was recorded to send them, and what it reads out of the answers. */
final class KnCallsTest {
    private static final String SERVING = "/apis/serving.knative.dev/v1/namespaces/default/";
    private static final String SERVICES = SERVING + "services";
    private static final String KNTEST = SERVICES + "/kntest";
    private static final String REVISIONS = SERVING + "revisions";
    private static final String ACCEPT = "application/json, */*";
    private static final String JSON = "application/json";
    private static final String SERVICE = """
            {"kind":"Service","apiVersion":"serving.knative.dev/v1",
             "metadata":{"name":"kntest","namespace":"default","creationTimestamp":null},
             "spec":{"template":{"metadata":{"creationTimestamp":null,"annotations":{
                 "client.knative.dev/updateTimestamp":"2026-01-02T03:04:05Z",
                 "client.knative.dev/user-image":"dev.local/hello"}},
               "spec":{"containers":[{"name":"","image":"dev.local/hello","resources":{}}]}}},
             "status":{}}
            """;
    private static final String REVISION = """
            {"kind":"Revision","apiVersion":"serving.knative.dev/v1",
             "metadata":{"name":"kntest-00001","namespace":"default",
               "labels":{"serving.knative.dev/service":"kntest","serving.knative.dev/configurationGeneration":"1"},
               "annotations":{"serving.knative.dev/creator":"ada"}},
             "spec":{"containers":[{"name":"user-container","image":"dev.local/hello"}]}}
            """;

    private static final RunningServer SERVER = RunningServer.inTemporaryDirectory();

    @BeforeAll
    static void start() {
        SERVER.start();
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @AfterEach
    void deleteAll() {
        raw().delete(SERVICES, "");
        raw().delete(REVISIONS, "");
    }

    @Test
    void createWaitsUntilTheServiceIsReady() {
        var before = raw().get(KNTEST, ACCEPT);
        var created = raw().send("POST", SERVICES, JSON, SERVICE);
        var read = raw().get(KNTEST, ACCEPT);

        assertThat(before.code()).isEqualTo(404);
        assertThat(before.json().path("kind").asText()).isEqualTo("Status");
        assertThat(before.json().path("reason").asText()).isEqualTo("NotFound");
        assertThat(created.code()).as(created.text()).isEqualTo(201);
        assertThat(created.json().at("/metadata/generation").asInt()).isEqualTo(1);
        assertThat(created.json().at("/spec/traffic").toString())
                .isEqualTo("[{\"latestRevision\":true,\"percent\":100}]");
        assertThat(read.json()).isEqualTo(created.json());
        try (var events = watch(read, 90)) {
            status("Unknown");
            status("True");
            assertThat(until(events, event -> ready(event).equals("True"))).allSatisfy(event -> {
                assertThat(event.path("type").asText()).isEqualTo("MODIFIED");
                assertThat(event.at("/object/kind").asText()).isEqualTo("Service");
                assertThat(event.at("/object/apiVersion").asText()).isEqualTo("serving.knative.dev/v1");
                assertThat(event.at("/object/status/observedGeneration"))
                        .isEqualTo(event.at("/object/metadata/generation"));
            });
        }
    }

    @Test
    void updateReadsTheRevisionAndWritesTheServiceWhole() {
        serviceWithRevision();

        var read = raw().get(KNTEST, ACCEPT);
        var revision = raw().get(REVISIONS + "/kntest-00001", ACCEPT);
        var revisions = raw().get(REVISIONS + "?labelSelector=serving.knative.dev%2Fservice%3Dkntest", ACCEPT);
        var updated = raw().send("PUT", KNTEST, JSON, changed(read));

        assertThat(revision.code()).isEqualTo(200);
        assertThat(names(revisions)).containsExactly("kntest-00001");
        assertThat(updated.code()).as(updated.text()).isEqualTo(200);
        assertThat(updated.json().at("/metadata/generation").asInt()).isEqualTo(2);
        assertThat(updated.json().at("/status/observedGeneration").asInt()).isEqualTo(1);
        assertThat(updated.json().at("/spec/traffic").toString())
                .isEqualTo("[{\"latestRevision\":true,\"percent\":100,\"tag\":\"new\"}]");
        assertThat(raw().send("PUT", KNTEST, JSON, changed(read)).code()).isEqualTo(409);
        try (var events = watch(updated, 90)) {
            status("True");
            assertThat(until(events, event -> ready(event).equals("True"))).hasSize(1);
        }
    }

    @Test
    void listAndDescribeReadWhatTheyPrint() {
        serviceWithRevision();

        var services = raw().get(SERVICES, ACCEPT);
        var revisions = raw().get(REVISIONS, ACCEPT);
        var routes = raw().get(SERVING + "routes", ACCEPT);
        var revision = raw().get(REVISIONS + "/kntest-00001", ACCEPT).json();

        assertThat(services.json().path("kind").asText()).isEqualTo("ServiceList");
        assertThat(names(services)).containsExactly("kntest");
        assertThat(services.json().at("/items/0/status/conditions/0/type").asText())
                .isEqualTo("Ready");
        assertThat(revisions.json().path("kind").asText()).isEqualTo("RevisionList");
        assertThat(names(revisions)).containsExactly("kntest-00001");
        assertThat(routes.json().path("kind").asText()).isEqualTo("RouteList");
        assertThat(routes.json().path("items").isArray()).isTrue();
        assertThat(revision.at("/metadata/labels/serving.knative.dev~1configurationGeneration")
                        .asText())
                .isEqualTo("1");
        assertThat(revision.at("/metadata/annotations").isObject()).isTrue();
    }

    @Test
    void deleteWaitsUntilTheServiceIsGone() {
        raw().send("POST", SERVICES, JSON, SERVICE);
        var read = raw().get(KNTEST, ACCEPT);
        try (var events = watch(read, 630)) {
            var deleted = raw().delete(
                            KNTEST,
                            "{\"kind\":\"DeleteOptions\",\"apiVersion\":\"serving.knative.dev/v1\",\"propagationPolicy\":\"Foreground\"}");

            assertThat(deleted.code()).as(deleted.text()).isEqualTo(200);
            var types = until(events, event -> event.path("type").asText().equals("DELETED")).stream()
                    .map(event -> event.path("type").asText());
            assertThat(types).contains("DELETED").doesNotContain("ADDED", "ERROR");
        }
        assertThat(raw().get(KNTEST, ACCEPT).code()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/apis/eventing.knative.dev/v1/namespaces/default/triggers",
                "/apis/messaging.knative.dev/v1/namespaces/default/subscriptions",
                "/apis/sources.knative.dev/v1/namespaces/default/pingsources",
                "/apis/client.knative.dev/v1alpha1/namespaces/default/exports"
            })
    void kindsOfOtherInstallationsAreNotFound(String path) {
        var reply = raw().get(path, ACCEPT);

        assertThat(reply.code()).isEqualTo(404);
        assertThat(reply.json().path("kind").asText()).isEqualTo("Status");
        assertThat(reply.message()).isEqualTo("the server could not find the requested resource");
    }

    @Test
    void domainsAreListedThoughThereAreNone() {
        var domains = raw().get("/apis/serving.knative.dev/v1beta1/namespaces/default/domainmappings", ACCEPT);

        assertThat(domains.code()).isEqualTo(200);
        assertThat(domains.json().path("kind").asText()).isEqualTo("DomainMappingList");
        assertThat(domains.json().path("items").isEmpty()).isTrue();
    }

    private static void serviceWithRevision() {
        raw().send("POST", SERVICES, JSON, SERVICE);
        var revision = raw().send("POST", REVISIONS, JSON, REVISION);
        assertThat(revision.code()).as(revision.text()).isEqualTo(201);
        status("True");
    }

    /** As {@code --env A=B --tag @latest=new --traffic new=100}. */
    private static String changed(Reply read) {
        var service = (ObjectNode) read.json();
        ((ObjectNode) service.at("/spec/template/spec/containers/0"))
                .putArray("env")
                .addObject()
                .put("name", "A")
                .put("value", "B");
        ((ObjectNode) service.path("spec"))
                .putArray("traffic")
                .addObject()
                .put("latestRevision", true)
                .put("percent", 100)
                .put("tag", "new");
        return service.toString();
    }

    /** The controller's part. */
    private static void status(String ready) {
        var object = (ObjectNode) raw().get(KNTEST, ACCEPT).json();
        object.putObject("status")
                .put("observedGeneration", object.at("/metadata/generation").asInt())
                .put("url", "http://kntest.default.localhost:8080")
                .putArray("conditions")
                .addObject()
                .put("type", "Ready")
                .put("status", ready);
        var written = raw().send("PUT", KNTEST + "/status", JSON, object.toString());
        assertThat(written.code()).as(written.text()).isEqualTo(200);
    }

    private static Stream<JsonNode> watch(Reply since, int seconds) {
        return raw().watch(
                        SERVICES + "?fieldSelector=metadata.name%3Dkntest&resourceVersion="
                                + since.json().at("/metadata/resourceVersion").asText() + "&timeoutSeconds=" + seconds
                                + "&watch=true",
                        ACCEPT);
    }

    /** All events up to the one that ends the waiting, that one too. */
    private static List<JsonNode> until(Stream<JsonNode> events, Predicate<JsonNode> end) {
        var seen = new ArrayList<JsonNode>();
        var iterator = events.iterator();
        do {
            seen.add(iterator.next());
        } while (!end.test(seen.getLast()));
        return seen;
    }

    private static String ready(JsonNode event) {
        return event.at("/object/status/conditions/0/status").asText();
    }

    private static List<String> names(Reply list) {
        return Json.elements(list.json().path("items"))
                .map(item -> item.at("/metadata/name").asText())
                .toList();
    }

    private static RawClient raw() {
        return SERVER.raw();
    }
}
