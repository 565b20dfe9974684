package zeroth.api.kind;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.knative.serving.v1.Service;
import io.fabric8.kubernetes.api.model.ConfigMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaTest {
    private static final Schema SERVICE = Schema.of(Service.class);

    @Test
    void saysTheTypeOfEveryField() {
        ObjectNode schema = SERVICE.openApi();
        String spec = "/properties/spec/properties/template/properties/spec/properties";

        assertThat(schema.at("/properties/metadata/properties/labels/additionalProperties/type")
                        .asText())
                .isEqualTo("string");
        assertThat(schema.at(spec + "/timeoutSeconds/format").asText()).isEqualTo("int64");
        assertThat(schema.at(spec + "/enableServiceLinks/type").asText()).isEqualTo("boolean");
        assertThat(schema.at(spec + "/containers/items/properties/image/type").asText())
                .isEqualTo("string");
        assertThat(schema.at(spec + "/containers/items/properties/livenessProbe/properties/httpGet/properties/port")
                        .path("x-kubernetes-int-or-string")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void findsTheFieldsThatNoSuchObjectHas() throws JsonProcessingException {
        ObjectNode service = yaml("""
                apiVersion: serving.knative.dev/v1
                kind: Service
                colour: red
                metadata: {name: hello, labels: {any: thing}, annotations: {a.b/c: d}}
                spec:
                  template:
                    spec:
                      timeoutSecond: 5
                      containers:
                      - {image: dev.local/hello, imge: x, resources: {limits: {cpu: 1, example.com/gpu: 2}}}
                """);

        assertThat(SERVICE.unknownFields(service))
                .containsExactly("colour", "spec.template.spec.timeoutSecond", "spec.template.spec.containers[0].imge");
    }

    @Test
    void takesThoseFieldsOut() throws JsonProcessingException {
        ObjectNode service = yaml("{kind: Service, spec: {traffic: [{percent: 100, weight: 3}], tmplate: {}}}");

        SERVICE.prune(service);

        assertThat(service).isEqualTo(yaml("{kind: Service, spec: {traffic: [{percent: 100}]}}"));
    }

    @Test
    void keysOfAMapAreNoFields() throws JsonProcessingException {
        ObjectNode configMap = yaml("{kind: ConfigMap, data: {any: thing}}");

        assertThat(Schema.of(ConfigMap.class).unknownFields(configMap)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("zeroth.api.kind.PlatformKinds#all")
    void everyKindHasOne(KindDescription kind) {
        ObjectNode schema = Schema.of(kind.type()).openApi();

        assertThat(schema.path("properties").has("metadata")).isTrue();
        assertThat(schema.path("properties").has("spec")).isTrue();
    }

    private static ObjectNode yaml(String text) throws JsonProcessingException {
        return (ObjectNode) new YAMLMapper().readTree(text);
    }
}
