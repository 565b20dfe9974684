package zeroth.api.admission;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InnerKindsAdmissionTest {
    private static final String REVISION = """
            apiVersion: serving.knative.dev/v1
            kind: Revision
            metadata: {name: hello-00001, namespace: default}
            spec:
              containers: [{image: dev.local/hello}]
            """;
    private static final String POD_AUTOSCALER = """
            apiVersion: autoscaling.internal.knative.dev/v1alpha1
            kind: PodAutoscaler
            metadata: {name: hello-00001, namespace: default}
            spec:
              containerConcurrency: 0
              protocolType: http1
              scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: hello-00001-deployment}
            """;
    private static final String SERVERLESS_SERVICE = """
            apiVersion: networking.internal.knative.dev/v1alpha1
            kind: ServerlessService
            metadata: {name: hello-00001, namespace: default}
            spec:
              mode: Proxy
              numActivators: 2
              protocolType: http1
              objectRef: {apiVersion: apps/v1, kind: Deployment, name: hello-00001-deployment}
            """;
    private static final String INGRESS = """
            apiVersion: networking.internal.knative.dev/v1alpha1
            kind: Ingress
            metadata: {name: hello, namespace: default}
            spec:
              rules:
              - hosts: [hello.default.localhost]
                http:
                  paths:
                  - splits:
                    - {serviceName: hello-00001, serviceNamespace: default, servicePort: 80}
            """;

    @Test
    void aRevisionIsCompletedWhenItIsMade() {
        ObjectNode spec = (ObjectNode) Attempt.create(REVISION).object().path("spec");

        assertThat(spec.path("timeoutSeconds").asInt()).isEqualTo(300);
        assertThat(spec.at("/containers/0/name").asText()).isEqualTo("user-container");
    }

    @Test
    void aRevisionNeverChanges() {
        ObjectNode old = Attempt.create(REVISION).object();
        ObjectNode changed = old.deepCopy();
        changed.withObject("/spec").put("timeoutSeconds", 10);

        assertThat(Attempt.update(old, changed).denial()).isEqualTo("""
                        validation failed: Immutable fields changed (-old +new): spec
                        {v1.RevisionSpec}.timeoutSeconds:
                        \t-: 300
                        \t+: 10
                        """);
    }

    @Test
    void aRevisionsScaleMayChange() {
        ObjectNode old = Attempt.create(REVISION).object();
        ObjectNode changed = old.deepCopy();
        changed.withObject("/metadata/annotations").put("autoscaling.knative.dev/min-scale", "1");

        assertThat(Attempt.update(old, changed).object()).isEqualTo(changed);
    }

    @Test
    void aRevisionsConfigurationOwnsIt() {
        String labelled = REVISION.replace(
                "namespace: default", "namespace: default, labels: {serving.knative.dev/configuration: hello}");

        assertThat(Attempt.create(labelled).denial())
                .isEqualTo("validation failed: missing field(s): metadata.labels.serving.knative.dev/configuration");
        assertThat(Attempt.create(labelled.replace(
                                "namespace: default",
                                "ownerReferences: [{kind: Configuration, name: hello}], namespace: default"))
                        .object())
                .isNotEmpty();
    }

    @Test
    void aConfigurationIsCompletedLikeItsService() {
        ObjectNode configuration = Attempt.create("""
                        apiVersion: serving.knative.dev/v1
                        kind: Configuration
                        metadata: {name: hello}
                        spec: {template: {spec: {containers: [{image: dev.local/hello}]}}}
                        """).object();

        assertThat(configuration.at("/spec/template/spec/timeoutSeconds").asInt())
                .isEqualTo(300);
        assertThat(configuration
                        .at("/metadata/annotations/serving.knative.dev~1lastModifier")
                        .asText())
                .isEqualTo("ada");
    }

    @Test
    void aPodAutoscalerSaysWhatItIsAndWhatItCounts() {
        assertThat(Attempt.create(POD_AUTOSCALER).object().at("/metadata/annotations"))
                .isEqualTo(Attempt.object("""
                                autoscaling.knative.dev/class: kpa.autoscaling.knative.dev
                                autoscaling.knative.dev/metric: concurrency
                                """));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            kind: Deployment           | group: a     | missing field(s): spec.scaleTargetRef.kind
            containerConcurrency: 0    | containerConcurrency: 1001 | expected 0 <= 1001 <= 1000: spec.containerConcurrency
            protocolType: http1        | protocolType: http3 | invalid value: http3: spec.protocolType
            protocolType: http1        | reachability: Reachable | missing field(s): spec.protocolType
            name: hello-00001-deployment | name: d, namespace: n | must not set the field(s): spec.scaleTargetRef.namespace
            """)
    void aPodAutoscalersBadFieldIsNamed(String good, String bad, String denial) {
        String reason = Attempt.create(POD_AUTOSCALER.replace(good, bad)).denial();

        assertThat(reason).contains(denial);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            mode: Proxy                | mode: Direct       | invalid value: Direct: spec.mode
            mode: Proxy                | numActivators: 2   | missing field(s): spec.mode
            numActivators: 2           | numActivators: -1  | expected 0 <= -1 <= 2147483647: spec.numActivators
            name: hello-00001-deployment | namespace: n     | missing field(s): spec.objectRef.name
            """)
    void aServerlessServicesBadFieldIsNamed(String good, String bad, String denial) {
        String yaml = SERVERLESS_SERVICE.replace(good, bad);

        assertThat(Attempt.create(
                                bad.equals("numActivators: 2")
                                        ? SERVERLESS_SERVICE.replace("mode: Proxy\n  ", "")
                                        : yaml)
                        .denial())
                .contains(denial);
    }

    @Test
    void aGoodServerlessServicePasses() {
        assertThat(Attempt.create(SERVERLESS_SERVICE).object()).isEqualTo(Attempt.object(SERVERLESS_SERVICE));
    }

    @Test
    void anIngressIsCompleted() {
        ObjectNode ingress = Attempt.create(INGRESS).object();

        assertThat(ingress.at("/spec/rules/0/visibility").asText()).isEqualTo("ExternalIP");
        assertThat(ingress.at("/spec/rules/0/http/paths/0/splits/0/percent").asInt())
                .isEqualTo(100);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            servicePort: 80            | servicePort: 80, percent: 30 | traffic split percentage must total to 100, but was 30: spec.rules[0].http.paths[0].splits
            serviceNamespace: default  | serviceNamespace: other | invalid value: other: spec.rules[0].http.paths[0].splits[0].serviceNamespace
            serviceName: hello-00001, | percent: 100, | missing field(s): spec.rules[0].http.paths[0].splits[0].serviceName
            rules:                     | rulez: | missing field(s): spec.rules
            http:                      | httpz: | missing field(s): spec.rules[0].http
            """)
    void anIngressesBadFieldIsNamed(String good, String bad, String denial) {
        assertThat(Attempt.create(INGRESS.replace(good, bad)).denial()).contains(denial);
    }

    @Test
    void aMetricHasASpec() {
        String metric = "{apiVersion: autoscaling.internal.knative.dev/v1alpha1, kind: Metric, metadata: {name: m}}";

        assertThat(Attempt.create(metric).denial()).isEqualTo("validation failed: missing field(s): spec");
        assertThat(Attempt.create(metric.replace("{name: m}", "{name: m}, spec: {scrapeTarget: s, stableWindow: 6}"))
                        .object())
                .isNotEmpty();
    }

    @Test
    void aDomainMappingIsRefusedByName() {
        assertThat(Attempt.create("{apiVersion: serving.knative.dev/v1beta1, kind: DomainMapping, metadata: {name: a}}")
                        .denial())
                .isEqualTo("""
                        validation failed: not supported yet: kind
                        DomainMapping: give the Route a domain by config-domain instead""");
    }

    @Test
    void anApplicationHasANameForImagesAndAnAbsolutePath() {
        String greeter =
                "{apiVersion: zeroth.dev/v1alpha1, kind: Application, metadata: {name: greeter}, spec: {path: /srv/g}}";

        assertThat(Attempt.create(greeter).object()).isEqualTo(Attempt.object(greeter));
        assertThat(Attempt.create(greeter.replace("/srv/g", "g")).denial())
                .isEqualTo("validation failed: invalid value: g: spec.path\nexpected an absolute path");
        assertThat(Attempt.create(greeter.replace("{path: /srv/g}", "{}")).denial())
                .isEqualTo("validation failed: missing field(s): spec.path");
        assertThat(Attempt.create(greeter.replace("name: greeter", "name: queue-proxy"))
                        .denial())
                .isEqualTo("validation failed: \"queue-proxy\" is a reserved application name: metadata.name");
    }
}
