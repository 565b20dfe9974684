package zeroth.api.admission;

import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Objects with one or a few fields replaced by what nobody expects there: each gets an answer, none an exception. */
class HostileObjectsTest {
    private static final long SEED = 20_260_101;
    private static final int ROUNDS = 300;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{apiVersion: serving.knative.dev/v1, kind: Service, metadata: {name: hello, generateName: h-, labels:"
                        + " {networking.knative.dev/visibility: cluster-local}, annotations: {serving.knative.dev/rollout-duration:"
                        + " 0s}}, spec: {traffic: [{tag: a, percent: 100, latestRevision: true}], template: {metadata: {name:"
                        + " hello-1, annotations: {autoscaling.knative.dev/window: 6s, autoscaling.knative.dev/min-scale: '1'}},"
                        + " spec: {timeoutSeconds: 5, containers: [{image: a, env: [{name: A, valueFrom: {configMapKeyRef: {name:"
                        + " a, key: b}}}], envFrom: [{secretRef: {name: a}}], ports: [{containerPort: 80}], resources: {limits:"
                        + " {cpu: 1}}, readinessProbe: {httpGet: {port: 0}}, livenessProbe: {grpc: {port: 1}}, securityContext:"
                        + " {capabilities: {drop: [ALL]}}}]}}}}",
                "{apiVersion: serving.knative.dev/v1, kind: Route, metadata: {name: r, ownerReferences: [{kind: Service, name:"
                        + " r}], labels: {serving.knative.dev/service: r}}, spec: {traffic: [{configurationName: c, percent:"
                        + " 100}]}}",
                "{apiVersion: serving.knative.dev/v1, kind: Revision, metadata: {name: r, annotations:"
                        + " {autoscaling.knative.dev/max-scale: '1'}}, spec: {containers: [{image: a}]}}",
                "{apiVersion: networking.internal.knative.dev/v1alpha1, kind: Ingress, metadata: {name: i, namespace: n}, spec:"
                        + " {tls: [{secretName: a}], rules: [{hosts: [a], http: {paths: [{splits: [{serviceName: a,"
                        + " serviceNamespace: n, servicePort: 80}]}]}}]}}",
                "{apiVersion: networking.internal.knative.dev/v1alpha1, kind: ServerlessService, metadata: {name: s}, spec:"
                        + " {mode: Proxy, numActivators: 1, protocolType: h2c, objectRef: {apiVersion: a, kind: b, name: c}}}",
                "{apiVersion: autoscaling.internal.knative.dev/v1alpha1, kind: PodAutoscaler, metadata: {name: p}, spec:"
                        + " {containerConcurrency: 1, protocolType: h2c, scaleTargetRef: {apiVersion: a, kind: b, name: c}}}",
                "{apiVersion: v1, kind: ConfigMap, metadata: {name: config-domain, namespace: knative-serving, annotations:"
                        + " {knative.dev/example-checksum: a}}, data: {_example: b, localhost: ''}}",
                "{apiVersion: zeroth.dev/v1alpha1, kind: Application, metadata: {name: a}, spec: {path: /a, build: b}}"
            })
    void getAnAnswer(String yaml) {
        ObjectNode good = Attempt.object(yaml);
        Random random = new Random(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            ObjectNode hostile = good.deepCopy();
            for (int i = random.nextInt(3); i >= 0; i--) {
                spoil(hostile, random);
            }
            assertThatCode(() -> answer(good, hostile))
                    .as("seed %d, %s", SEED, hostile)
                    .doesNotThrowAnyException();
        }
    }

    private static void answer(ObjectNode good, ObjectNode hostile) {
        String apiVersion = good.path("apiVersion").asText();
        String kind = good.path("kind").asText();
        for (AdmissionRequest.Change change : List.of(
                new AdmissionRequest.Change.Create(hostile),
                new AdmissionRequest.Change.Update(good, hostile),
                new AdmissionRequest.Change.Update(hostile, good))) {
            Admission.admit(new AdmissionRequest(apiVersion, kind, change, "ada"), AdmissionSettings.stock());
        }
    }

    private static void spoil(ObjectNode object, Random random) {
        List<Runnable> places = new ArrayList<>();
        collect(object, random, places);
        places.get(random.nextInt(places.size())).run();
    }

    private static void collect(JsonNode node, Random random, List<Runnable> places) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(entry -> {
                places.add(() -> object.set(entry.getKey(), surprise(random)));
                collect(entry.getValue(), random, places);
            });
        }
        if (node instanceof ArrayNode array) {
            places.add(() -> array.add(surprise(random)));
            array.forEach(item -> collect(item, random, places));
        }
    }

    private static JsonNode surprise(Random random) {
        return switch (random.nextInt(9)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.textNode("");
            case 2 -> JSON.textNode("x\u0000\n".repeat(1 + random.nextInt(500)));
            case 3 -> JSON.numberNode(random.nextLong());
            case 4 -> JSON.numberNode(random.nextGaussian());
            case 5 -> JSON.booleanNode(random.nextBoolean());
            case 6 -> JSON.arrayNode().add(JSON.nullNode());
            case 7 -> JSON.objectNode().put("", "x");
            default -> JSON.objectNode();
        };
    }
}
