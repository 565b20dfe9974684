package zeroth.autoscaler.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fabric8.knative.internal.autoscaling.v1alpha1.PodAutoscaler;
import io.fabric8.knative.internal.autoscaling.v1alpha1.PodAutoscalerBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zeroth.api.settings.AutoscalerSettings;
import zeroth.names.Annotations;
import zeroth.scaling.decision.Bounds;
import zeroth.scaling.decision.BurstCapacity;
import zeroth.scaling.decision.Reachability;
import zeroth.scaling.decision.ScalingSpec;
import zeroth.scaling.decision.Target;
import zeroth.scaling.metric.Averaging;
import zeroth.scaling.metric.ScalingMetric;
import zeroth.scaling.zero.ZeroRules;

class SpecsTest {
    private static final String OLD = "autoscaling.knative.dev/";

    /** Upstream's vectors of target_test.go. */
    @ParameterizedTest
    @CsvSource({
        "concurrency, 0,  100, 1,    ,    ,   100, 100",
        "concurrency, 0,  100, 0.8,  ,    ,   80,  100",
        "concurrency, 0,  2,   0.3,  ,    ,   0.6, 2",
        "concurrency, 12, 100, 1,    ,    75, 9,   12",
        "concurrency, 10, 100, 0.8,  ,    ,   8,   10",
        "concurrency, 1,  100, 0.8,  ,    ,   0.8, 1",
        "concurrency, 0,  100, 0.001,1,   ,   0.01,1",
        "concurrency, 0,  100, 0.75, 10,  ,   7.5, 10",
        "concurrency, 10, 100, 1,    1,   ,   1,   1",
        "concurrency, 0,  100, 1,    500, ,   500, 500",
        "concurrency, 1,  100, 1,    10,  ,   1,   1",
        "rps,         0,  100, 1,    ,    ,   140, 200",
        "rps,         0,  100, 1,    1,   ,   0.7, 1",
        "rps,         0,  100, 1,    ,    75, 150, 200",
        "rps,         0,  100, 1,    300, ,   210, 300",
    })
    void targetsComeFromAnnotationsAndSettings(
            String metric,
            long containerConcurrency,
            String byDefault,
            String fraction,
            @Nullable String target,
            @Nullable String utilization,
            double value,
            double total) {
        Map<String, String> annotations = new HashMap<>(Map.of(Annotations.METRIC, metric));
        if (target != null) {
            annotations.put(Annotations.TARGET, target);
        }
        if (utilization != null) {
            annotations.put(Annotations.TARGET_UTILIZATION, utilization);
        }
        Settings settings = settings(Map.of(
                "container-concurrency-target-default", byDefault,
                "container-concurrency-target-percentage", fraction));
        Target resolved = Specs.scaling(autoscaler(containerConcurrency, annotations), settings)
                .target();
        assertThat(resolved.value()).isCloseTo(value, within(1e-9));
        assertThat(resolved.total()).isEqualTo(total);
    }

    @Test
    void knativesDefaultsHoldWhereNothingIsSaid() {
        ScalingSpec spec = Specs.scaling(autoscaler(0, Map.of()), Settings.defaults());
        assertThat(spec.metric()).isEqualTo(ScalingMetric.CONCURRENCY);
        assertThat(spec.averaging()).isEqualTo(Averaging.LINEAR);
        assertThat(spec.target()).isEqualTo(new Target(70, 100));
        assertThat(spec.burstCapacity()).isEqualTo(new BurstCapacity.Spare(211));
        assertThat(spec.windows().stable()).isEqualTo(Duration.ofMinutes(1));
        assertThat(spec.windows().panic()).isEqualTo(Duration.ofSeconds(6));
        assertThat(spec.panicThreshold()).isEqualTo(2);
        assertThat(spec.bounds()).isEqualTo(new Bounds(0, Bounds.Most.of(0)));
        assertThat(spec.initialScale()).isEqualTo(1);
        assertThat(spec.reachability()).isEqualTo(Reachability.REACHABLE);
    }

    @Test
    void everyAnnotationHasItsEffect() {
        Map<String, String> annotations = Map.of(
                Annotations.METRIC_AGGREGATION, "weighted-exponential",
                Annotations.TARGET_BURST_CAPACITY, "-1",
                Annotations.WINDOW, "30s",
                Annotations.PANIC_WINDOW_PERCENTAGE, "20",
                Annotations.PANIC_THRESHOLD_PERCENTAGE, "150",
                Annotations.SCALE_DOWN_DELAY, "2m",
                Annotations.MIN_SCALE, "2",
                Annotations.MAX_SCALE, "9",
                Annotations.INITIAL_SCALE, "3",
                Annotations.ACTIVATION_SCALE, "4");
        ScalingSpec spec = Specs.scaling(autoscaler(0, annotations), Settings.defaults());
        assertThat(spec.averaging()).isEqualTo(Averaging.WEIGHTED_EXPONENTIAL);
        assertThat(spec.burstCapacity()).isEqualTo(new BurstCapacity.ActivatorAlways());
        assertThat(spec.windows().stable()).isEqualTo(Duration.ofSeconds(30));
        assertThat(spec.windows().panic()).isEqualTo(Duration.ofSeconds(6));
        assertThat(spec.panicThreshold()).isEqualTo(1.5);
        assertThat(spec.scaleDownDelay()).isEqualTo(Duration.ofMinutes(2));
        assertThat(spec.bounds()).isEqualTo(new Bounds(2, Bounds.Most.of(9)));
        assertThat(spec.initialScale()).isEqualTo(3);
        assertThat(spec.activationScale()).isEqualTo(4);
    }

    @Test
    void oldNamesCountWhereTheNewOnesAreAbsent() {
        ScalingSpec spec = Specs.scaling(
                autoscaler(0, Map.of(OLD + "minScale", "2", OLD + "maxScale", "3", Annotations.MAX_SCALE, "5")),
                Settings.defaults());
        assertThat(spec.bounds()).isEqualTo(new Bounds(2, Bounds.Most.of(5)));
    }

    @Test
    void whatCannotBeReadCountsAsAbsent() {
        ScalingSpec spec = Specs.scaling(
                autoscaler(0, Map.of(Annotations.WINDOW, "soon", Annotations.MIN_SCALE, "many")), Settings.defaults());
        assertThat(spec.windows().stable()).isEqualTo(Duration.ofMinutes(1));
        assertThat(spec.bounds().least()).isEqualTo(0);
    }

    @Test
    void anInitialScaleOfZeroMustBeAllowed() {
        PodAutoscaler autoscaler = autoscaler(0, Map.of(Annotations.INITIAL_SCALE, "0"));
        assertThat(Specs.scaling(autoscaler, Settings.defaults()).initialScale())
                .isEqualTo(1);
        assertThat(Specs.scaling(autoscaler, settings(Map.of("allow-zero-initial-scale", "true")))
                        .initialScale())
                .isEqualTo(0);
    }

    @Test
    void whatIsUnreachableHasNoLeastScaleAndNoRetention() {
        PodAutoscaler autoscaler = autoscaler(0, Map.of(Annotations.MIN_SCALE, "2", Annotations.RETENTION, "10m"));
        autoscaler.getSpec().setReachability("Unreachable");
        assertThat(Specs.scaling(autoscaler, Settings.defaults()).bounds().least())
                .isEqualTo(0);
        assertThat(Specs.zero(autoscaler, Settings.defaults()).retention()).isEqualTo(Duration.ZERO);
    }

    @Test
    void theWayToZeroFollowsAnnotationsAndSettings() {
        Map<String, String> annotations =
                Map.of(Annotations.RETENTION, "5s", Annotations.PROGRESS_DEADLINE, "5s", Annotations.WINDOW, "6s");
        ZeroRules rules = Specs.zero(autoscaler(0, annotations), settings(Map.of("scale-to-zero-grace-period", "1s")));
        assertThat(rules)
                .isEqualTo(new ZeroRules(
                        ZeroRules.Zero.ALLOWED,
                        ZeroRules.ActivatorCheck.PROBE,
                        Duration.ofSeconds(6),
                        Duration.ofSeconds(35),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(5)));
    }

    @Test
    void anActivatorThatIsAlwaysThereIsNotAsked() {
        ZeroRules rules = Specs.zero(
                autoscaler(0, Map.of(Annotations.TARGET_BURST_CAPACITY, "-1")),
                settings(Map.of("enable-scale-to-zero", "false")));
        assertThat(rules.check()).isEqualTo(ZeroRules.ActivatorCheck.TRUST);
        assertThat(rules.zero()).isEqualTo(ZeroRules.Zero.FORBIDDEN);
    }

    private static Settings settings(Map<String, String> data) {
        return Settings.defaults().with(AutoscalerSettings.parse(data));
    }

    private static PodAutoscaler autoscaler(long containerConcurrency, Map<String, String> annotations) {
        return new PodAutoscalerBuilder()
                .withNewMetadata()
                .withName("greeter-00001")
                .withNamespace("default")
                .withAnnotations(annotations)
                .endMetadata()
                .withNewSpec()
                .withContainerConcurrency(containerConcurrency)
                .endSpec()
                .build();
    }
}
