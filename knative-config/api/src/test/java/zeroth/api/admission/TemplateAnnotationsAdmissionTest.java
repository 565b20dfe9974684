package zeroth.api.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateAnnotationsAdmissionTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "A/class: mine.example.com, A/metric: queue-length",
                "A/min-scale: '1', A/max-scale: '4', A/activation-scale: '2'",
                "A/minScale: '1', A/maxScale: '0'",
                "A/initial-scale: '3', A/target: '0.01', A/target-utilization-percentage: '1'",
                "A/target-burst-capacity: '-1', A/window: 6s, A/panic-window-percentage: '100'",
                "A/panic-threshold-percentage: '1000', A/scale-to-zero-pod-retention-period: 1h",
                "A/scale-down-delay: 1h, A/metric: rps, A/metric-aggregation-algorithm: weighted-exponential",
                "serving.knative.dev/progress-deadline: 30s, client.knative.dev/user-image: x",
                "queue.sidecar.serving.knative.dev/cpu-resource-limit: 100m",
                "networking.knative.dev/http-protocol: Redirected",
                "features.knative.dev/http-full-duplex: Enabled",
                "zeroth.dev/sidecar: none"
            })
    void whatUpstreamAcceptsPasses(String annotations) {
        assertThat(Attempt.create(service(annotations)).object()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            A/min-scale: '-1'                     | expected 0 <= -1 <= 2147483647: M.A/min-scale
            A/min-scale: '2147483648'             | expected 0 <= 2147483648 <= 2147483647: M.A/min-scale
            A/minScale: many                      | invalid value: many: M.A/minScale
            A/min-scale: '2', A/max-scale: '1'    | max-scale=1 is less than min-scale=2: M.A/max-scale, M.A/min-scale
            A/min-scale: '3', A/activation-scale: '2' | min-scale=3 is greater than activation-scale=2: M.A/activation-scale
            A/max-scale: '1', A/activation-scale: '2' | max-scale=1 is less than activation-scale=2: M.A/activation-scale
            A/activation-scale: '1'               | activation-scale=1 must be greater than 1: M.A/activation-scale
            A/activation-scale: x                 | invalid value: x: M.A/activation-scale
            A/initial-scale: '0'                  | invalid value: 0: M.A/initial-scale=0 not allowed by cluster
            A/initial-scale: '-1'                 | invalid value: -1: M.A/initial-scale must be greater than 0
            A/target: '0.001'                     | target 0.001 should be at least 0.01: M.A/target
            A/target: NaN                         | invalid value: NaN: M.A/target
            A/target-utilization-percentage: '0'  | expected 1 <= 0 <= 100: M.A/target-utilization-percentage
            A/target-burst-capacity: '-2'         | invalid value: -2: M.A/target-burst-capacity
            A/window: 5s                          | expected 6s <= 5s <= 1h0m0s: M.A/window
            A/window: 6500ms                      | must be specified with at most second precision: M.A/window
            A/window: later                       | invalid value: later: M.A/window
            A/panic-window-percentage: '101'      | expected 1 <= 101 <= 100: M.A/panic-window-percentage
            A/panic-threshold-percentage: '109'   | expected 110 <= 109 <= 1000: M.A/panic-threshold-percentage
            A/scale-down-delay: -1s               | expected 0s <= -1s <= 1h0m0s: M.A/scale-down-delay
            A/scale-to-zero-pod-retention-period: 2h | expected 0s <= 2h <= 1h0m0s: M.A/scale-to-zero-pod-retention-period
            A/metric: cpu                         | invalid value: cpu: M.A/metric
            A/metric-aggregation-algorithm: new   | invalid value: new: M.A/metric-aggregation-algorithm
            A/class: other.knative.dev            | invalid value: other.knative.dev: M.A/class
            A/class: hpa.autoscaling.knative.dev  | not supported yet: M.A/class\\npods are scaled by kpa.autoscaling.knative.dev
            zeroth.dev/sidecar: maybe             | invalid value: maybe: M.zeroth.dev/sidecar\\nexpected "none": the program itself serves what a queue-proxy would, or no annotation
            networking.knative.dev/colour: red    | invalid key name "networking.knative.dev/colour": M.networking.knative.dev/colour
            serving.knative.dev/progress-deadline: -1s | progress-deadline=-1s must be positive: M.serving.knative.dev/progress-deadline
            serving.knative.dev/progress-deadline: 1500ms | progress-deadline=1500ms is not at second precision: M.serving.knative.dev/progress-deadline
            serving.knative.dev/progress-deadline: x | invalid value: x: M.serving.knative.dev/progress-deadline
            queue.sidecar.serving.knative.dev/resource-percentage: '0' | expected 0.1 <= 0 <= 100: M.queue.sidecar.serving.knative.dev/resource-percentage
            queue.sidecar.serving.knative.dev/cpu-resource-limit: lots | invalid value: lots: M.queue.sidecar.serving.knative.dev/cpu-resource-limit
            """)
    void aBadAnnotationIsNamed(String annotations, String denial) {
        assertThat(Attempt.create(service(annotations)).denial())
                .isEqualTo("validation failed: "
                        + denial.replace("A/", "autoscaling.knative.dev/")
                                .replace("M.", "spec.template.metadata.annotations.")
                                .replace("\\n", "\n"));
    }

    @Test
    void theClusterLimitsTheLargestScale() {
        Map<String, String> limit = Map.of("max-scale-limit", "10", "max-scale", "5");

        assertThat(Attempt.create(service("A/max-scale: '11'"))
                        .with("config-autoscaler", limit)
                        .denial())
                .endsWith(
                        "expected 1 <= 11 <= 10: spec.template.metadata.annotations.autoscaling.knative.dev/max-scale");
        assertThat(Attempt.create(service("A/max-scale: '0'"))
                        .with("config-autoscaler", limit)
                        .denial())
                .contains("max-scale=0 (unlimited), must be less than 10");
    }

    @Test
    void anInitialScaleOfZeroPassesWhereTheClusterAllowsIt() {
        assertThat(Attempt.create(service("A/initial-scale: '0'"))
                        .with("config-autoscaler", Map.of("allow-zero-initial-scale", "true"))
                        .object())
                .isNotEmpty();
    }

    private static String service(String annotations) {
        return "{apiVersion: serving.knative.dev/v1, kind: Service, metadata: {name: hello}, spec: {template: {"
                + "metadata: {annotations: {" + annotations.replace("A/", "autoscaling.knative.dev/") + "}},"
                + "spec: {containers: [{image: dev.local/hello}]}}}}";
    }
}
