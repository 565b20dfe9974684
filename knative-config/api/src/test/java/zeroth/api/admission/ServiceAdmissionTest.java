package zeroth.api.admission;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import zeroth.api.admission.AdmissionRequest.Change;

class ServiceAdmissionTest {
    private static final String HELLO = """
            apiVersion: serving.knative.dev/v1
            kind: Service
            metadata: {name: hello, namespace: default}
            spec:
              template:
                spec:
                  containers:
                  - image: dev.local/hello
            """;
    private static final String NAMED = """
            apiVersion: serving.knative.dev/v1
            kind: Service
            metadata: {name: hello, namespace: default}
            spec:
              template:
                metadata: {name: hello-first}
                spec:
                  containers:
                  - image: dev.local/hello
            """;

    @Test
    void theShortestServiceIsCompletedAsUpstreamCompletesIt() {
        assertThat(Attempt.create(HELLO).object()).isEqualTo(Attempt.object("""
                                apiVersion: serving.knative.dev/v1
                                kind: Service
                                metadata:
                                  name: hello
                                  namespace: default
                                  annotations:
                                    serving.knative.dev/creator: ada
                                    serving.knative.dev/lastModifier: ada
                                spec:
                                  template:
                                    spec:
                                      containers:
                                      - image: dev.local/hello
                                        name: user-container
                                        readinessProbe:
                                          tcpSocket: {port: 0}
                                          successThreshold: 1
                                        resources: {}
                                      timeoutSeconds: 300
                                      containerConcurrency: 0
                                      enableServiceLinks: false
                                  traffic:
                                  - latestRevision: true
                                    percent: 100
                                """));
    }

    @Test
    void whatWasAskedForIsNotTouched() {
        ObjectNode asked = Attempt.object(HELLO);

        attempt(new Change.Create(asked)).object();

        assertThat(asked).isEqualTo(Attempt.object(HELLO));
    }

    @Test
    void completingTwiceChangesNothing() {
        ObjectNode once = Attempt.create(HELLO).object();

        assertThat(Attempt.update(once, once).as("grace").object()).isEqualTo(once);
    }

    @Test
    void aContainerWrittenAnewWithoutWhatUpstreamFillsInIsNoChange() {
        ObjectNode stored = Attempt.create(HELLO).object();
        ObjectNode written = stored.deepCopy();
        ObjectNode spec = (ObjectNode) written.at("/spec/template/spec");
        spec.putArray("containers").addObject().put("image", "dev.local/hello").put("name", "");

        assertThat(Attempt.update(stored, written).object()).isEqualTo(stored);
    }

    @Test
    void whoChangesTheSpecIsTheLastModifier() {
        ObjectNode old = Attempt.create(HELLO).object();
        ObjectNode changed = old.deepCopy();
        changed.withObject("/spec/template/spec").put("timeoutSeconds", 10);

        ObjectNode stored = Attempt.update(old, changed).as("grace").object();

        assertThat(stored.at("/metadata/annotations/serving.knative.dev~1creator")
                        .asText())
                .isEqualTo("ada");
        assertThat(stored.at("/metadata/annotations/serving.knative.dev~1lastModifier")
                        .asText())
                .isEqualTo("grace");
    }

    @Test
    void nobodyBecomesAnotherCreator() {
        ObjectNode old = Attempt.create(HELLO).object();
        ObjectNode changed = old.deepCopy();
        changed.withObject("/metadata/annotations")
                .put("serving.knative.dev/creator", "mallory")
                .put("serving.knative.dev/lastModifier", "mallory");

        assertThat(Attempt.update(old, changed).denial())
                .isEqualTo("validation failed: annotation value is immutable:"
                        + " metadata.annotations.serving.knative.dev/creator\n"
                        + "invalid value: mallory: metadata.annotations.serving.knative.dev/lastModifier");
    }

    @Test
    void aDenialSaysWhichWebhookItWouldBeUpstream() {
        AdmissionResult result =
                Attempt.create(HELLO.replace("name: hello,", "name: Hello,")).result();

        assertThat(((AdmissionResult.Denied) result).message())
                .startsWith("admission webhook \"validation.webhook.serving.knative.dev\" denied the request:"
                        + " validation failed: not a DNS 1035 label: [a DNS-1035 label must consist of")
                .endsWith(": metadata.name");
    }

    @Test
    void aNameIsALabelOfAtMost63Characters() {
        assertThat(Attempt.create(HELLO.replace("name: hello,", "name: " + "h".repeat(64) + ","))
                        .denial())
                .isEqualTo("validation failed: not a DNS 1035 label: [must be no more than 63 characters]:"
                        + " metadata.name");
        assertThat(Attempt.create(HELLO.replace("name: hello,", "")).denial())
                .isEqualTo("validation failed: name or generateName is required: metadata.name");
    }

    @Test
    void annotationsOfScalingBelongToTheTemplate() {
        String yaml = HELLO.replace(
                "namespace: default", "namespace: default, annotations: {autoscaling.knative.dev/min-scale: '1'}");

        assertThat(Attempt.create(yaml).denial()).isEqualTo("""
                        validation failed: invalid key name "autoscaling.knative.dev/min-scale": metadata.annotations
                        autoscaling annotations must be put under "spec.template.metadata.annotations" to work""");
    }

    @Test
    void aRolloutTakesWholeSeconds() {
        assertThat(Attempt.create(annotated("serving.knative.dev/rolloutDuration: 1500ms"))
                        .denial())
                .isEqualTo("validation failed: rollout-duration=1500ms is not at second precision:"
                        + " metadata.annotations.serving.knative.dev/rolloutDuration");
        assertThat(Attempt.create(annotated("serving.knative.dev/rollout-duration: -1s"))
                        .denial())
                .isEqualTo("validation failed: rollout-duration=-1s must be positive:"
                        + " metadata.annotations.serving.knative.dev/rollout-duration");
        assertThat(Attempt.create(annotated("serving.knative.dev/rollout-duration: soon"))
                        .denial())
                .isEqualTo("validation failed: invalid value: soon:"
                        + " metadata.annotations.serving.knative.dev/rollout-duration");
        assertThat(Attempt.create(annotated("serving.knative.dev/rollout-duration: 2m"))
                        .object())
                .isNotEmpty();
    }

    @Test
    void aServiceIsClusterLocalOrNothingIsSaidOfIt() {
        String yaml = HELLO.replace(
                "namespace: default", "namespace: default, labels: {networking.knative.dev/visibility: secret}");

        assertThat(Attempt.create(yaml).denial())
                .isEqualTo(
                        "validation failed: invalid value: secret: metadata.labels.networking.knative.dev/visibility");
    }

    @Test
    void aNamedRevisionBearsItsServicesName() {
        assertThat(Attempt.create(NAMED.replace("hello-first", "first")).denial())
                .isEqualTo("validation failed: invalid value: \"first\" must have prefix \"hello-\":"
                        + " spec.template.metadata.name");
    }

    @Test
    void aServiceWithoutANameYetCannotNameItsRevision() {
        assertThat(Attempt.create(NAMED.replace("{name: hello, ", "{generateName: hello-, "))
                        .denial())
                .isEqualTo("validation failed: must not set the field(s): spec.template.metadata.name");
    }

    @Test
    void aNamedRevisionIsTheSameUnderTheSameName() {
        ObjectNode old = Attempt.create(NAMED).object();
        ObjectNode changed = old.deepCopy();
        changed.withObject("/spec/template/spec/containers/0").put("image", "dev.local/other");

        assertThat(Attempt.update(old, changed).denial()).isEqualTo("""
                        validation failed: Saw the following changes without a name change (-old +new): spec.template.metadata.name
                        {v1.RevisionTemplateSpec}.spec.containers[0].image:
                        \t-: "dev.local/hello"
                        \t+: "dev.local/other"
                        """);
    }

    @Test
    void aNamedRevisionChangesWithItsName() {
        ObjectNode old = Attempt.create(NAMED).object();
        ObjectNode changed = old.deepCopy();
        changed.withObject("/spec/template/metadata").put("name", "hello-second");
        changed.withObject("/spec/template/spec").put("timeoutSeconds", 10);

        assertThat(Attempt.update(old, changed).object().at("/spec")).isEqualTo(changed.at("/spec"));
    }

    @Test
    void theClustersDefaultsAreUsed() {
        ObjectNode stored = Attempt.create(HELLO)
                .with(
                        "config-defaults",
                        Map.of(
                                "revision-timeout-seconds", "100",
                                "revision-idle-timeout-seconds", "20",
                                "revision-response-start-timeout-seconds", "30",
                                "container-concurrency", "5",
                                "revision-cpu-request", "100m",
                                "revision-memory-limit", "64Mi",
                                "enable-service-links", "default",
                                "container-name-template", "{{.Name}}-main"))
                .object();

        assertThat(stored.at("/spec/template/spec")).isEqualTo(Attempt.object("""
                                containers:
                                - image: dev.local/hello
                                  name: hello-main
                                  resources:
                                    requests: {cpu: 100m}
                                    limits: {memory: 64Mi}
                                  readinessProbe:
                                    tcpSocket: {port: 0}
                                    successThreshold: 1
                                timeoutSeconds: 100
                                idleTimeoutSeconds: 20
                                responseStartTimeoutSeconds: 30
                                containerConcurrency: 5
                                """));
    }

    @Test
    void containersAreMadeSafeWhereTheClusterWantsIt() {
        ObjectNode stored = Attempt.create(HELLO)
                .with("config-features", Map.of("secure-pod-defaults", "enabled"))
                .object();

        assertThat(stored.at("/spec/template/spec/containers/0/securityContext"))
                .isEqualTo(Attempt.object("""
                                allowPrivilegeEscalation: false
                                seccompProfile: {type: RuntimeDefault}
                                capabilities: {drop: [ALL]}
                                runAsNonRoot: true
                                """));
    }

    @Test
    void anInsecureContainerIsWarnedOf() {
        assertThat(Attempt.create(HELLO).warnings())
                .containsExactly(
                        "Kubernetes default value is insecure, Knative may default this to secure in a future release:"
                                + " spec.template.spec.containers[0].securityContext.allowPrivilegeEscalation,"
                                + " spec.template.spec.containers[0].securityContext.capabilities,"
                                + " spec.template.spec.containers[0].securityContext.runAsNonRoot,"
                                + " spec.template.spec.containers[0].securityContext.seccompProfile");
    }

    /** As upstream, whose webhook judges the whole object on each update. */
    @Test
    void theWarningComesWithEveryWrite() {
        ObjectNode stored = Attempt.create(HELLO).object();
        ObjectNode labelled = stored.deepCopy();
        ObjectRules.child(ObjectRules.child(labelled, "metadata"), "labels").put("x", "y");

        assertThat(Attempt.update(stored, labelled).warnings())
                .isEqualTo(Attempt.create(HELLO).warnings());
    }

    @Test
    void aValueOfTheWrongTypeIsNamed() {
        assertThat(Attempt.create(HELLO.replace("image: dev.local/hello", "image: {a: b}"))
                        .denial())
                .isEqualTo("decoding request failed: spec.template.spec.containers[0].image has a value of the wrong"
                        + " type");
        assertThat(Attempt.create(HELLO.replace("spec:\n  template", "spec: 5\nx:\n  template"))
                        .denial())
                .isEqualTo("decoding request failed: spec has a value of the wrong type");
    }

    @Test
    void aServiceWithoutATemplateIsDeniedAndNothingBreaks() {
        assertThat(Attempt.create("{apiVersion: serving.knative.dev/v1, kind: Service, metadata: {name: hello}}")
                        .denial())
                .isEqualTo("validation failed: missing field(s): spec.template.spec.containers");
    }

    @Test
    void statusesAndDeletionsPass() {
        ObjectNode odd = Attempt.object(HELLO.replace("name: hello,", "name: ODD,"));

        assertThat(attempt(new Change.UpdateSubresource("status", odd, odd)).object())
                .isEqualTo(odd);
        assertThat(attempt(new Change.Delete(odd)).object()).isEqualTo(odd);
    }

    @Test
    void anObjectThatIsBeingDeletedCanAlwaysLoseItsFinalizers() {
        ObjectNode ending = Attempt.object(HELLO.replace("name: hello,", "name: ODD, deletionTimestamp: now,"));

        assertThat(Attempt.update(ending, ending).object()).isEqualTo(ending);
    }

    @Test
    void kindsOfOthersPass() {
        ObjectNode odd = Attempt.object("{apiVersion: example.com/v1, kind: Odd, metadata: {name: ODD}}");

        assertThat(attempt(new Change.Create(odd)).object()).isEqualTo(odd);
    }

    private static Attempt attempt(Change change) {
        return new Attempt(change, "ada", AdmissionSettings.stock());
    }

    private static String annotated(String annotation) {
        return HELLO.replace("namespace: default", "namespace: default, annotations: {" + annotation + "}");
    }
}
