package zeroth.function.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.quarkus.funqy.Funq;
import io.quarkus.test.ProdBuildResults;
import io.quarkus.test.ProdModeTestResults;
import io.quarkus.test.QuarkusProdModeTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import zeroth.api.admission.Admission;
import zeroth.api.admission.AdmissionRequest;
import zeroth.api.admission.AdmissionRequest.Change;
import zeroth.api.admission.AdmissionResult.Admitted;
import zeroth.api.admission.AdmissionSettings;
import zeroth.function.CloudEventMapping;
import zeroth.function.EventAttribute;
import zeroth.function.EventFilter;
import zeroth.function.Ping;
import zeroth.function.sink.EventSink;

/** What a build writes for an application with a function of each kind. */
class ManifestsTest {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    @RegisterExtension
    static final QuarkusProdModeTest BUILD = new QuarkusProdModeTest()
            .withApplicationRoot(archive -> archive.addClass(Shop.class))
            .setApplicationName("MyShop")
            .setApplicationVersion("1")
            .overrideConfigKey("zeroth.manifests.namespace", "trade")
            .overrideConfigKey("zeroth.manifests.max-scale", "4")
            .overrideConfigKey("zeroth.manifests.min-scale", "1")
            .overrideConfigKey("zeroth.manifests.container-concurrency", "5")
            .overrideConfigKey("zeroth.manifests.timeout", "90s")
            .overrideConfigKey("zeroth.manifests.sidecar", "none")
            .overrideConfigKey("zeroth.manifests.broker", "events");

    @ProdBuildResults
    @SuppressWarnings("NullAway.Init") // The extension sets it.
    ProdModeTestResults results;

    @Test
    void areExactlyThese() throws IOException {
        assertThat(file()).hasContent("""
                ---
                apiVersion: serving.knative.dev/v1
                kind: Service
                metadata:
                  name: my-shop
                  namespace: trade
                spec:
                  template:
                    metadata:
                      annotations:
                        autoscaling.knative.dev/max-scale: "4"
                        autoscaling.knative.dev/min-scale: "1"
                        zeroth.dev/sidecar: none
                    spec:
                      containerConcurrency: 5
                      timeoutSeconds: 90
                      containers:
                      - image: dev.local/my-shop
                        readinessProbe:
                          httpGet:
                            path: /health/readiness
                ---
                apiVersion: eventing.knative.dev/v1
                kind: Trigger
                metadata:
                  name: my-shop-charge
                  namespace: trade
                spec:
                  broker: events
                  filters:
                  - exact:
                      tier: gold
                      type: order
                  - not:
                      prefix:
                        source: /test
                  subscriber:
                    ref:
                      apiVersion: serving.knative.dev/v1
                      kind: Service
                      name: my-shop
                ---
                apiVersion: eventing.knative.dev/v1beta3
                kind: EventType
                metadata:
                  name: my-shop-charge-answer
                  namespace: trade
                spec:
                  reference:
                    apiVersion: eventing.knative.dev/v1
                    kind: Broker
                    name: events
                  attributes:
                  - name: type
                    required: true
                    value: order.charged
                  - name: source
                    required: true
                    value: charge
                  - name: specversion
                    required: true
                    value: "1.0"
                  - name: id
                    required: true
                  description: What my-shop's function charge answers.
                ---
                apiVersion: sources.knative.dev/v1
                kind: PingSource
                metadata:
                  name: my-shop-close-books
                  namespace: trade
                spec:
                  schedule: 0 3 * * *
                  timezone: Europe/Berlin
                  contentType: application/json
                  data: "{\\"year\\":2026}"
                  sink:
                    ref:
                      apiVersion: serving.knative.dev/v1
                      kind: Service
                      name: my-shop
                  ceOverrides:
                    extensions:
                      job: books
                ---
                apiVersion: sources.knative.dev/v1
                kind: SinkBinding
                metadata:
                  name: my-shop
                  namespace: trade
                spec:
                  subject:
                    apiVersion: serving.knative.dev/v1
                    kind: Service
                    name: my-shop
                  sink:
                    ref:
                      apiVersion: eventing.knative.dev/v1
                      kind: Broker
                      name: events
                """);
    }

    @Test
    void areAdmitted() throws IOException {
        for (JsonNode object : YAML.readerFor(JsonNode.class)
                .<JsonNode>readValues(Files.readString(file()))
                .readAll()) {
            var request = new AdmissionRequest(
                    object.path("apiVersion").asText(),
                    object.path("kind").asText(),
                    new Change.Create((ObjectNode) object),
                    "somebody");
            assertThat(Admission.admit(request, AdmissionSettings.stock())).isInstanceOf(Admitted.class);
        }
    }

    private Path file() {
        return results.getBuildDir().resolve("kubernetes").resolve("zeroth.yml");
    }

    public static class Shop {
        @Inject
        EventSink sink;

        @Funq
        @EventFilter("{\"not\": {\"prefix\": {\"source\": \"/test\"}}}")
        @CloudEventMapping(
                trigger = "order",
                responseType = "order.charged",
                attributes = @EventAttribute(name = "tier", value = "gold"))
        public List<String> charge(String order) {
            return List.of(order);
        }

        @Funq
        @Ping(schedule = "0 3 * * *", timezone = "Europe/Berlin", data = "{\"year\":2026}")
        @CloudEventMapping(trigger = Ping.TYPE, attributes = @EventAttribute(name = "job", value = "books"))
        public void closeBooks() {}
    }
}
