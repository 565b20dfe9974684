package zeroth.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import zeroth.apiserver.logs.PodLog;
import zeroth.apiserver.logs.PodLogRequest;
import zeroth.apiserver.logs.PodLogs;
import zeroth.apiserver.object.Json;

/** The requests that kubectl and kn were recorded to send, and what must come back. */
final class RecordedCallsTest {
    private static final String SERVING = "/apis/serving.knative.dev/v1/namespaces/default/services";
    private static final String MAPS = "/api/v1/namespaces/default/configmaps";
    private static final String AGGREGATED =
            "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,application/json";
    /** {@code kubectl create configmap cm --from-literal=a=b --from-file=bin=...}. */
    private static final String PROTOBUF_MAP =
            "azhzAAoPCgJ2MRIJQ29uZmlnTWFwEjMKGQoCY20SABoHZGVmYXVsdCIAKgAyADgAQgASBgoBYRIBYhoOCgNiaW4SB3h5egr//gAaACIA";

    private static final String MERGE = "application/merge-patch+json";

    private static final PodLogs LOGS = request -> request.options().contains(PodLogRequest.Option.PREVIOUS)
            ? new PodLog.Unavailable("there was no run before")
            : new PodLog.Text(new ByteArrayInputStream(("of " + request.container() + " tail "
                            + request.tailLines().orElse(-1) + "\n")
                    .getBytes(StandardCharsets.UTF_8)));

    private static final RunningServer SERVER = new RunningServer(
            ApiServerSettings.in(RunningServer.temporaryDirectory()).withPodLogs(LOGS));

    @BeforeAll
    static void start() {
        SERVER.start();
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @BeforeEach
    void deleteAll() {
        raw().delete(SERVING, "");
        raw().delete(MAPS, "");
    }

    @Test
    void aClientLearnsInTwoRequestsWhatThereIs() {
        var core = raw().get("/api", AGGREGATED);
        var named = raw().get("/apis", AGGREGATED);

        assertThat(core.header("Content-Type")).contains("as=APIGroupDiscoveryList");
        assertThat(core.json().at("/items/0/versions/0/resources").findValuesAsText("resource"))
                .contains("pods", "namespaces", "configmaps", "services");
        assertThat(named.json().findValuesAsText("resource"))
                .contains("deployments", "endpointslices", "revisions", "applications", "podautoscalers");
        assertThat(named.json().findValues("shortNames").stream().map(JsonNode::toString))
                .contains("[\"kservice\",\"ksvc\"]");
    }

    @Test
    void anOldClientAsksGroupByGroup() {
        assertThat(raw().get("/api").json().path("kind").asText()).isEqualTo("APIVersions");
        assertThat(raw().get("/apis").json().path("kind").asText()).isEqualTo("APIGroupList");
        assertThat(raw().get("/apis/serving.knative.dev").json().path("kind").asText())
                .isEqualTo("APIGroup");
        assertThat(raw().get("/apis/serving.knative.dev/v1").json().findValuesAsText("name"))
                .contains("services", "services/status");
        assertThat(raw().get("/apis/nothing.dev/v1").code()).isEqualTo(404);
    }

    @Test
    void openApiNamesThePatchOfEachKindAndItsFields() {
        var index = raw().get("/openapi/v3").json().path("paths");
        var path = index.path("apis/serving.knative.dev/v1")
                .path("serverRelativeURL")
                .asText();

        var document = raw().get(path).json();

        var patch = document.path("paths")
                .path("/apis/serving.knative.dev/v1/namespaces/{namespace}/services/{name}")
                .path("patch");
        assertThat(patch.path("x-kubernetes-group-version-kind").path("kind").asText())
                .isEqualTo("Service");
        assertThat(patch.findValuesAsText("name")).contains("fieldValidation");
        assertThat(document.at("/components/schemas/Service/properties/spec").isMissingNode())
                .isFalse();
        assertThat(raw().get("/openapi/v2").code()).isEqualTo(404);
    }

    @Test
    void applyCreatesReadsAndPatches() {
        var path = SERVING + "?fieldManager=kubectl-client-side-apply&fieldValidation=Strict";
        assertThat(raw().get(SERVING + "/hello").code()).isEqualTo(404);
        assertThat(raw().get("/api/v1/namespaces/default").code()).isEqualTo(200);

        var created = raw().post(path, service("hello"));
        var patched = raw().patch(
                        SERVING + "/hello?fieldManager=kubectl-client-side-apply&fieldValidation=Strict",
                        MERGE,
                        "{\"spec\":{\"template\":{\"spec\":{\"containerConcurrency\":3}}}}");

        assertThat(created.code()).as(created.text()).isEqualTo(201);
        assertThat(created.json().at("/metadata/generation").asInt()).isEqualTo(1);
        assertThat(patched.code()).as(patched.text()).isEqualTo(200);
        assertThat(patched.json().at("/metadata/generation").asInt()).isEqualTo(2);
    }

    @Test
    void unknownFieldsAreRefusedOrWarnedOf() {
        var wrong = service("wrong").replace("\"spec\":{", "\"spec\":{\"x\":1,");

        var strict = raw().post(SERVING + "?fieldValidation=Strict", wrong);
        var warned = raw().post(SERVING + "?fieldValidation=Warn", wrong);

        assertThat(strict.code()).isEqualTo(400);
        assertThat(strict.message()).contains("strict decoding error: unknown field \"spec.x\"");
        assertThat(warned.code()).as(warned.text()).isEqualTo(201);
        assertThat(warned.header("Warning")).isEqualTo("299 - \"unknown field \\\"spec.x\\\"\"");
        assertThat(warned.json().at("/spec/x").isMissingNode()).isTrue();
    }

    @Test
    void aValueOfTheWrongTypeIsRefused() {
        var custom = raw().post(SERVING, service("typed").replace("\"image\":\"dev.local/hello\"", "\"image\":7"));
        var builtIn = raw().post(MAPS, "{\"metadata\":{\"name\":\"typed\"},\"data\":{\"a\":{}}}");

        assertThat(custom.code()).isEqualTo(422);
        assertThat(custom.message()).contains("spec.template.spec.containers[0].image in body must be of type string");
        assertThat(builtIn.code()).isEqualTo(400);
        assertThat(builtIn.message()).contains("data.a in body must be of type string");
    }

    @Test
    void whatAdmissionDeniesIsNotStored() {
        var denied = raw().post(
                        SERVING, service("denied").replace("\"name\":\"main\"", "\"name\":\"main\",\"lifecycle\":{}"));

        assertThat(denied.code()).isEqualTo(400);
        assertThat(denied.message())
                .contains("admission webhook")
                .contains("spec.template.spec.containers[0].lifecycle");
        assertThat(raw().get(SERVING + "/denied").code()).isEqualTo(404);
    }

    @Test
    void getPrintsATableWithKnativesColumns() {
        raw().post(SERVING, service("hello"));
        raw().patch(SERVING + "/hello/status", MERGE, """
                {"status":{"url":"http://hello","conditions":[{"type":"Ready","status":"False","reason":"Why"}]}}""");

        var table = raw().get(SERVING + "?limit=500", RawClient.TABLE).json();

        assertThat(table.path("kind").asText()).isEqualTo("Table");
        assertThat(table.path("columnDefinitions").findValuesAsText("name"))
                .containsExactly("Name", "URL", "LatestCreated", "LatestReady", "Ready", "Reason");
        assertThat(table.at("/rows/0/cells").toString())
                .isEqualTo("[\"hello\",\"http://hello\",null,null,\"False\",\"Why\"]");
        assertThat(table.at("/rows/0/object/kind").asText()).isEqualTo("PartialObjectMetadata");
    }

    @Test
    void aWatchAsTableCarriesOneRowAnEventAndEndsInTime() {
        var version = raw().get(MAPS).json().at("/metadata/resourceVersion").asText();
        raw().post(MAPS, map("one"));

        try (var events =
                raw().watch(MAPS + "?watch=true&timeoutSeconds=1&resourceVersion=" + version, RawClient.TABLE)) {
            var all = events.toList();
            assertThat(all).hasSize(1);
            assertThat(all.getFirst().path("type").asText()).isEqualTo("ADDED");
            assertThat(all.getFirst().at("/object/rows/0/cells/0").asText()).isEqualTo("one");
        }
    }

    @Test
    void aWatchFromTheBeginningTellsWhatIsThereFirst() {
        raw().post(MAPS, map("one"));

        try (var events = raw().watch(
                        MAPS + "?watch=true&timeoutSeconds=1&sendInitialEvents=true&allowWatchBookmarks=true"
                                + "&resourceVersionMatch=NotOlderThan&fieldSelector=metadata.name%3Done",
                        "application/json")) {
            var all = events.toList();
            assertThat(all.stream().map(event -> event.path("type").asText()).limit(2))
                    .containsExactly("ADDED", "BOOKMARK");
            assertThat(all.get(1).at("/object/metadata/annotations").toString()).contains("k8s.io/initial-events-end");
        }
    }

    @Test
    void aVersionOfAnotherLifeIsGone() {
        var gone = raw().get(MAPS + "?watch=true&resourceVersion=99999999");

        assertThat(gone.code()).isEqualTo(410);
        assertThat(gone.json().path("reason").asText()).isEqualTo("Expired");
    }

    @Test
    void createConfigMapComesInProtobufAndIsAnsweredInJson() {
        var created = raw().post(
                        MAPS + "?fieldManager=kubectl-create&fieldValidation=Strict",
                        "application/vnd.kubernetes.protobuf",
                        Base64.getDecoder().decode(PROTOBUF_MAP));

        assertThat(created.code()).as(created.text()).isEqualTo(201);
        assertThat(created.json().at("/data/a").asText()).isEqualTo("b");
        assertThat(raw().get(MAPS + "/cm").json()).isEqualTo(created.json());
    }

    @Test
    void serverSideApplyAndDryRunAreRefusedWithASentence() {
        var apply = raw().patch(MAPS + "/one?fieldManager=kubectl&force=true", "application/apply-patch+yaml", "a: b");
        var dryRun = raw().post(MAPS + "?dryRun=All", map("dry"));

        assertThat(apply.code()).isEqualTo(415);
        assertThat(apply.message()).contains("server-side apply");
        assertThat(dryRun.code()).isEqualTo(400);
        assertThat(dryRun.message()).contains("dry run");
        assertThat(raw().get(MAPS + "/dry").code()).isEqualTo(404);
    }

    @Test
    void whoHoldsTheTokenMayDoEverything() {
        var path = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";

        assertThat(raw().post(path, "{\"spec\":{}}")
                        .json()
                        .at("/status/allowed")
                        .asBoolean())
                .isTrue();
        assertThat(raw().send("POST", path, "application/vnd.kubernetes.protobuf", "k8s\0...")
                        .json()
                        .at("/status/allowed")
                        .asBoolean())
                .isTrue();
        assertThat(raw().get(path).code()).isEqualTo(405);
    }

    @Test
    void withoutTheTokenOnlyHealthAndVersionAreTold() {
        assertThat(raw().withoutToken(MAPS).code()).isEqualTo(401);
        assertThat(raw().withoutToken(MAPS).json().path("kind").asText()).isEqualTo("Status");
        assertThat(raw().withoutToken("/version").json().path("gitVersion").asText())
                .startsWith("v1.34");
        for (var path : List.of("/healthz", "/readyz", "/livez")) {
            assertThat(raw().withoutToken(path).text()).isEqualTo("ok");
        }
    }

    @Test
    void badInputIsRefusedWithASentence() {
        assertThat(raw().post(MAPS, "{\"metadata\":").message()).contains("no valid JSON");
        assertThat(raw().post(MAPS, "[]").message()).contains("no JSON object");
        assertThat(raw().post(MAPS, "").code()).isEqualTo(400);
        assertThat(raw().post(MAPS, "{\"kind\":\"Pod\"}").message())
                .contains("does not match the expected kind (ConfigMap)");
        assertThat(raw().post(MAPS, map("UPPER")).message()).contains("a lowercase RFC 1123 subdomain");
        assertThat(raw().post("/api/v1/namespaces/default/unicorns", "{}").code())
                .isEqualTo(404);
        assertThat(raw().get(MAPS + "?labelSelector=a%3D%3D%3Db").code()).isEqualTo(400);
        assertThat(raw().get(MAPS + "?limit=many").code()).isEqualTo(400);
        assertThat(raw().post(MAPS, "\"" + "x".repeat(4 << 20) + "\"").code()).isEqualTo(413);
        assertThat(raw().post(MAPS, "[".repeat(5000)).code()).isEqualTo(400);
    }

    @Test
    void aDeletionAnswersAStatusAndObeysItsPreconditions() {
        var uid = raw().post(MAPS, map("one")).json().at("/metadata/uid").asText();

        var other = raw().delete(MAPS + "/one", "{\"preconditions\":{\"uid\":\"other\"}}");
        var deleted = raw().delete(MAPS + "/one", "{\"propagationPolicy\":\"Background\"}");

        assertThat(other.code()).isEqualTo(409);
        assertThat(deleted.json().path("status").asText()).isEqualTo("Success");
        assertThat(deleted.json().at("/details/uid").asText()).isEqualTo(uid);
        assertThat(raw().get(MAPS + "/one").message()).isEqualTo("configmaps \"one\" not found");
    }

    @Test
    void aPodThatRunsIsDeletedWhenItsNodeSaysSo() {
        raw().post("/api/v1/namespaces/default/pods", pod("running", "\"nodeName\":\"here\","));
        var path = "/api/v1/namespaces/default/pods/running";

        raw().delete(path, "{\"gracePeriodSeconds\":5}");
        assertThat(raw().get(path)
                        .json()
                        .at("/metadata/deletionGracePeriodSeconds")
                        .asInt())
                .isEqualTo(5);

        raw().delete(path, "{\"gracePeriodSeconds\":0}");
        assertThat(raw().get(path).code()).isEqualTo(404);
    }

    @Test
    void logsComeFromWhoeverRunsThePod() {
        raw().post("/api/v1/namespaces/default/pods", pod("talking", ""));
        var path = "/api/v1/namespaces/default/pods/talking/log";

        assertThat(raw().get(path + "?container=main&tailLines=5").text()).isEqualTo("of main tail 5\n");
        assertThat(raw().get(path + "?limitBytes=7").text()).isEqualTo("of main");
        assertThat(raw().get(path + "?container=other").message())
                .isEqualTo("container other is not valid for pod talking");
        assertThat(raw().get(path + "?previous=true").message()).isEqualTo("there was no run before");
        assertThat(raw().get("/api/v1/namespaces/default/pods/none/log").code()).isEqualTo(404);
    }

    @Test
    void knListsServicesAndWaitsForOne() {
        var version = raw().post(SERVING, service("kntest"))
                .json()
                .at("/metadata/resourceVersion")
                .asText();
        raw().patch(SERVING + "/kntest/status", MERGE, "{\"status\":{\"observedGeneration\":1}}");

        try (var events = raw().watch(
                        SERVING + "?fieldSelector=metadata.name%3Dkntest&resourceVersion=" + version
                                + "&timeoutSeconds=1&watch=true",
                        "application/json")) {
            assertThat(events.map(event -> event.path("type").asText())).containsExactly("MODIFIED");
        }
        assertThat(raw().get(SERVING).json().path("kind").asText()).isEqualTo("ServiceList");
    }

    @Test
    void aNewDirectoryHoldsWhatKnativeNeeds() {
        var maps = raw().get("/api/v1/namespaces/knative-serving/configmaps").json();

        assertThat(Json.elements(maps.path("items"))
                        .map(map -> map.at("/metadata/name").asText()))
                .contains(
                        "config-autoscaler", "config-deployment", "config-domain", "config-network", "config-features");
        assertThat(raw().get("/api/v1/namespaces/knative-serving/configmaps/config-deployment")
                        .json()
                        .at("/data/queue-sidecar-image")
                        .asText())
                .isEqualTo("dev.local/queue-proxy");
        assertThat(Stream.of("default", "kube-system")
                        .map(name -> raw().get("/api/v1/namespaces/" + name).code()))
                .containsOnly(200);
    }

    private static RawClient raw() {
        return SERVER.raw();
    }

    private static String map(String name) {
        return "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"" + name + "\"}}";
    }

    private static String pod(String name, String more) {
        return "{\"metadata\":{\"name\":\"" + name + "\"},\"spec\":{" + more
                + "\"containers\":[{\"name\":\"main\",\"image\":\"dev.local/x\"}]}}";
    }

    private static String service(String name) {
        return "{\"apiVersion\":\"serving.knative.dev/v1\",\"kind\":\"Service\",\"metadata\":{\"name\":\"" + name
                + "\",\"namespace\":\"default\"},\"spec\":{\"template\":{\"spec\":{\"containers\":[{\"name\":\"main\","
                + "\"image\":\"dev.local/hello\"}]}}}}";
    }
}
