package zeroth.api.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RevisionSpecAdmissionTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "args: [-v], workingDir: /srv, command: [run]",
                "env: [{name: A, value: b}, {name: C, valueFrom: {configMapKeyRef: {name: m, key: k}}}]",
                "env: [{name: A, valueFrom: {secretKeyRef: {name: s, key: k, optional: true}}}]",
                "envFrom: [{prefix: P_, configMapRef: {name: m}}, {secretRef: {name: s}}]",
                "ports: [{containerPort: 9000, name: h2c, protocol: TCP}]",
                "ports: [{name: http1, containerPort: 0}]",
                "readinessProbe: {httpGet: {path: /ready, port: 0}, periodSeconds: 5}",
                "readinessProbe: {grpc: {port: 0}}",
                "livenessProbe: {exec: {command: [alive]}}, startupProbe: {tcpSocket: {port: 8080}}",
                "resources: {requests: {cpu: 1}, limits: {memory: 1Gi}}",
                "securityContext: {runAsNonRoot: true, capabilities: {drop: [ALL]}}",
                "terminationMessagePolicy: File, imagePullPolicy: Always, stdin: false"
            })
    void whatUpstreamAllowsAndAPodCanDoPasses(String fields) {
        assertThat(Attempt.create(container(fields)).object()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            image: ''                                    | missing field(s): C.image
            image: 'BAD image'                           | Failed to parse image reference: C.image\\nimage: "BAD image", error: could not parse reference: BAD image
            name: queue-proxy                            | "queue-proxy" is a reserved container name: C.name
            lifecycle: {preStop: {exec: {command: [x]}}} | must not set the field(s): C.lifecycle
            tty: true                                    | must not set the field(s): C.tty
            ports: [{containerPort: 8012}]               | invalid value: 8012 is a reserved port: C.ports[0].containerPort\\n8012 is a reserved port, please use a different value
            ports: [{containerPort: 70000}]              | expected 0 <= 70000 <= 65535: C.ports[0].containerPort
            ports: [{containerPort: 80, name: web}]      | Port name web is not allowed: C.ports[0]\\nName must be empty, or one of: 'h2c', 'http1'
            ports: [{containerPort: 80, protocol: UDP}]  | invalid value: UDP: C.ports[0].protocol
            ports: [{containerPort: 80, hostPort: 80}]   | must not set the field(s): C.ports[0].hostPort
            ports: [{containerPort: 1}, {containerPort: 2}] | more than one container port is set: C.ports\\nOnly a single port is allowed across all containers
            env: [{name: PORT, value: '1'}]              | "PORT" is a reserved environment variable: C.env[0].name
            env: [{value: '1'}]                          | missing field(s): C.env[0].name
            env: [{name: A, valueFrom: {fieldRef: {fieldPath: metadata.name}}}] | must not set the field(s): C.env[0].valueFrom.fieldRef
            envFrom: [{prefix: A}]                       | expected exactly one, got neither: C.envFrom[0].configMapRef, C.envFrom[0].secretRef
            envFrom: [{configMapRef: {name: a}, secretRef: {name: b}}] | expected exactly one, got both: C.envFrom[0].configMapRef, C.envFrom[0].secretRef
            resources: {claims: [{name: a}]}             | must not set the field(s): C.resources.claims
            securityContext: {privileged: true}          | must not set the field(s): C.securityContext.privileged
            securityContext: {runAsUser: -1}             | expected 0 <= -1 <= 2147483647: C.securityContext.runAsUser
            securityContext: {capabilities: {add: [NET_ADMIN]}} | must not set the field(s): C.securityContext.capabilities.add
            terminationMessagePolicy: Never              | invalid value: Never: C.terminationMessagePolicy
            volumeMounts: [{name: a, mountPath: /a}]     | not supported yet: C.volumeMounts\\na pod's files are those of its application
            livenessProbe: {grpc: {port: 1}}             | not supported yet: C.livenessProbe.grpc\\nonly readiness is probed by gRPC
            livenessProbe: {periodSeconds: 5}            | expected exactly one, got neither: C.livenessProbe.exec, C.livenessProbe.grpc, C.livenessProbe.httpGet, C.livenessProbe.tcpSocket
            readinessProbe: {exec: {command: [a]}, tcpSocket: {port: 1}} | expected exactly one, got both: C.readinessProbe.exec, C.readinessProbe.tcpSocket
            readinessProbe: {httpGet: {port: web}}       | invalid value: web: C.readinessProbe.httpGet.port\\nProbe port must match container port
            readinessProbe: {failureThreshold: 2}        | failureThreshold is disallowed when periodSeconds is zero: C.readinessProbe.failureThreshold
            readinessProbe: {timeoutSeconds: 2}          | timeoutSeconds is disallowed when periodSeconds is zero: C.readinessProbe.timeoutSeconds
            readinessProbe: {periodSeconds: -1}          | expected 0 <= -1 <= 2147483647: C.readinessProbe.periodSeconds
            readinessProbe: {successThreshold: -1}       | expected 1 <= -1 <= 2147483647: C.readinessProbe.successThreshold
            livenessProbe: {tcpSocket: {port: 1}, terminationGracePeriodSeconds: 5} | must not set the field(s): C.livenessProbe.terminationGracePeriodSeconds
            """)
    void aContainersBadFieldIsNamed(String fields, String denial) {
        assertThat(Attempt.create(container(fields)).denial())
                .isEqualTo("validation failed: "
                        + denial.replace("C.", "spec.template.spec.containers[0].")
                                .replace("\\n", "\n"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            timeoutSeconds: 601                      | expected 0 <= 601 <= 600: S.timeoutSeconds
            containerConcurrency: 1001               | expected 0 <= 1001 <= 1000: S.containerConcurrency
            containerConcurrency: -1                 | expected 0 <= -1 <= 1000: S.containerConcurrency
            hostNetwork: true                        | must not set the field(s): S.hostNetwork
            restartPolicy: Never                     | must not set the field(s): S.restartPolicy
            nodeSelector: {a: b}                     | must not set the field(s): S.nodeSelector
            initContainers: [{image: a}]             | must not set the field(s): S.initContainers
            automountServiceAccountToken: true       | must not set the field(s): S.automountServiceAccountToken
            enableServiceLinks: true                 | not supported yet: S.enableServiceLinks\\na pod's environment does not name the Services of its namespace
            volumes: [{name: a, emptyDir: {}}]       | not supported yet: S.volumes\\na pod's files are those of its application
            restartPolicy: Never, hostPID: true      | must not set the field(s): S.hostPID, S.restartPolicy
            """)
    void aSpecsBadFieldIsNamed(String fields, String denial) {
        assertThat(Attempt.create(spec(fields)).denial())
                .isEqualTo("validation failed: "
                        + denial.replace("S.", "spec.template.spec.").replace("\\n", "\n"));
    }

    @Test
    void aSecondContainerIsRefusedByName() {
        String yaml = service("containers: [{image: a, ports: [{containerPort: 80}]}, {image: b}]");

        assertThat(Attempt.create(yaml).denial()).isEqualTo("""
                        validation failed: not supported yet: spec.template.spec.containers
                        a pod has one container, but found 2""");
        assertThat(Attempt.create(yaml)
                        .with("config-features", Map.of("multi-container", "disabled"))
                        .denial())
                .isEqualTo("validation failed: multi-container is off, but found 2 containers:"
                        + " spec.template.spec.containers");
    }

    @Test
    void aFieldThatAFeaturePermitsAndNothingCanDoIsRefusedByName() {
        assertThat(Attempt.create(spec("nodeSelector: {a: b}"))
                        .with("config-features", Map.of("kubernetes.podspec-nodeselector", "enabled"))
                        .denial())
                .isEqualTo("""
                        validation failed: not supported yet: spec.template.spec.nodeSelector
                        the feature kubernetes.podspec-nodeselector does nothing here""");
    }

    @Test
    void fieldReferencesPassWhereTheirFeatureIsOn() {
        String yaml = container("env: [{name: A, valueFrom: {fieldRef: {fieldPath: metadata.name}}}]");

        assertThat(Attempt.create(yaml)
                        .with("config-features", Map.of("kubernetes.podspec-fieldref", "allowed"))
                        .object())
                .isNotEmpty();
    }

    @Test
    void whatIsNotEnforcedIsWarnedOf() {
        assertThat(Attempt.create(container("resources: {limits: {cpu: 1}}, securityContext: {runAsUser: 5}"))
                        .warnings())
                .contains("not enforced yet: spec.template.spec.containers[0].resources.limits,"
                        + " spec.template.spec.containers[0].securityContext.runAsUser");
    }

    @Test
    void aProbeWithAPeriodGetsKubernetesThresholds() {
        assertThat(Attempt.create(container("readinessProbe: {httpGet: {path: /}, periodSeconds: 5}"))
                        .object()
                        .at("/spec/template/spec/containers/0/readinessProbe"))
                .isEqualTo(Attempt.object("""
                                httpGet: {path: /}
                                periodSeconds: 5
                                successThreshold: 1
                                failureThreshold: 3
                                timeoutSeconds: 1
                                """));
    }

    private static String container(String fields) {
        String image = fields.startsWith("image:") ? "" : "image: dev.local/hello, ";
        return service("containers: [{" + image + fields + "}]");
    }

    private static String spec(String fields) {
        return service("containers: [{image: dev.local/hello}], " + fields);
    }

    private static String service(String spec) {
        return "{apiVersion: serving.knative.dev/v1, kind: Service, metadata: {name: hello}, spec: {template: {spec: {"
                + spec + "}}}}";
    }
}
