package zeroth.api.autoscaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fabric8.knative.internal.autoscaling.v1alpha1.PodAutoscaler;
import io.fabric8.knative.internal.autoscaling.v1alpha1.PodAutoscalerBuilder;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zeroth.api.settings.AutoscalerSettings;

class ScalingRulesTest {
    /** Vectors of upstream's test of targets, whose fraction is 1 unless said. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                                                              |  0 |                                                                          | 100  | 100
            container-concurrency-target-percentage=.8        |  0 |                                                                          |  80  | 100
            container-concurrency-target-percentage=.3,container-concurrency-target-default=2 | 0 |                                           | 0.6  |   2
                                                              | 12 | target-utilization-percentage=75                                         |   9  |  12
            container-concurrency-target-percentage=.8        | 10 |                                                                          |   8  |  10
            container-concurrency-target-percentage=.8        |  1 |                                                                          | 0.8  |   1
            container-concurrency-target-percentage=.001      |  0 | target=1                                                                 | 0.01 |   1
            container-concurrency-target-percentage=.75       |  0 | target=10                                                                | 7.5  |  10
                                                              | 10 | target=1                                                                 |   1  |   1
                                                              |  0 | target=500                                                               | 500  | 500
                                                              |  1 | target=10                                                                |   1  |   1
                                                              |  0 | metric=rps                                                               | 140  | 200
                                                              |  0 | metric=rps,target=1                                                      | 0.7  |   1
                                                              |  0 | metric=rps,target-utilization-percentage=75                              | 150  | 200
                                                              |  0 | metric=rps,target=300                                                    | 210  | 300
            """)
    void aPodsTargetIsUpstreams(
            @Nullable String settings, long concurrency, @Nullable String annotations, double target, double total) {
        ScalingTarget resolved =
                rules(orNone(settings), concurrency, orNone(annotations)).target();

        assertThat(resolved.target()).isEqualTo(target, within(1e-9));
        assertThat(resolved.total()).isEqualTo(total);
    }

    /** Vectors of upstream's test of Metric objects. */
    @ParameterizedTest
    @CsvSource({"10s, 10, 1", "60s, 50, 30", "60s, 51, 31", "10m, 10, 60", "6s, 1, 1"})
    void thePanicWindowIsAPartOfTheStableOneInSeconds(String window, String percentage, long seconds) {
        ScalingRules rules = rules("", 0, "window=" + window + ",panic-window-percentage=" + percentage);

        assertThat(rules.panicWindow()).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void withoutAnnotationsTheClusterDecides() {
        ScalingRules rules = rules("min-scale=2,max-scale=9,initial-scale=3,scale-down-delay=5s", 0, "");

        assertThat(rules.podAutoscalerClass()).isEqualTo("kpa.autoscaling.knative.dev");
        assertThat(rules.metric()).isEqualTo("concurrency");
        assertThat(rules.minScale()).isEqualTo(2);
        assertThat(rules.maxScale()).isEqualTo(9);
        assertThat(rules.initialScale()).isEqualTo(3);
        assertThat(rules.activationScale()).isZero();
        assertThat(rules.scaleDownDelay()).isEqualTo(Duration.ofSeconds(5));
        assertThat(rules.stableWindow()).isEqualTo(Duration.ofSeconds(60));
        assertThat(rules.panicThreshold()).isEqualTo(2);
        assertThat(rules.targetBurstCapacity()).isEqualTo(211);
        assertThat(rules.podRetention()).isZero();
        assertThat(rules.isWeighted()).isFalse();
    }

    @Test
    void anAnnotationWinsInEachSpelling() {
        ScalingRules rules = rules(
                "",
                0,
                "minScale=1,max-scale=4,initialScale=2,activation-scale=3,scaleDownDelay=1m,targetBurstCapacity=-1,"
                        + "panicThresholdPercentage=150,scaleToZeroPodRetentionPeriod=7s,"
                        + "metricAggregationAlgorithm=weightedExponential");

        assertThat(rules.minScale()).isEqualTo(1);
        assertThat(rules.maxScale()).isEqualTo(4);
        assertThat(rules.initialScale()).isEqualTo(2);
        assertThat(rules.activationScale()).isEqualTo(3);
        assertThat(rules.scaleDownDelay()).isEqualTo(Duration.ofMinutes(1));
        assertThat(rules.targetBurstCapacity()).isEqualTo(-1);
        assertThat(rules.panicThreshold()).isEqualTo(1.5);
        assertThat(rules.podRetention()).isEqualTo(Duration.ofSeconds(7));
        assertThat(rules.isWeighted()).isTrue();
    }

    @Test
    void anInitialScaleOfZeroMustBeAllowed() {
        assertThat(rules("", 0, "initial-scale=0").initialScale()).isEqualTo(1);
        assertThat(rules("allow-zero-initial-scale=true", 0, "initial-scale=0").initialScale())
                .isZero();
    }

    @Test
    void aValueThatCannotBeReadCountsAsNotThere() {
        ScalingRules rules = rules("", 0, "min-scale=many,window=soon,target=NaN");

        assertThat(rules.minScale()).isZero();
        assertThat(rules.stableWindow()).isEqualTo(Duration.ofSeconds(60));
        assertThat(rules.target().total()).isEqualTo(100);
    }

    @Test
    void whatCannotBeReachedNeedsNoPod() {
        PodAutoscaler unreachable = new PodAutoscalerBuilder()
                .withNewMetadata()
                .addToAnnotations("autoscaling.knative.dev/min-scale", "3")
                .endMetadata()
                .withNewSpec()
                .withReachability("Unreachable")
                .endSpec()
                .build();

        assertThat(ScalingRules.of(unreachable, AutoscalerSettings.defaults()).minScale())
                .isZero();
    }

    private static ScalingRules rules(String settings, long concurrency, String annotations) {
        Map<String, String> data = new HashMap<>(Map.of("container-concurrency-target-percentage", "100"));
        data.putAll(entries("", settings));
        return new ScalingRules(
                entries("autoscaling.knative.dev/", annotations),
                concurrency,
                Reachability.UNKNOWN,
                AutoscalerSettings.parse(data));
    }

    private static Map<String, String> entries(String prefix, String list) {
        Map<String, String> entries = new HashMap<>();
        Arrays.stream(list.split(",", -1))
                .filter(entry -> !entry.isEmpty())
                .map(entry -> entry.split("=", 2))
                .forEach(entry -> entries.put(prefix + entry[0].strip(), entry[1].strip()));
        return entries;
    }

    private static String orNone(@Nullable String entries) {
        return Objects.requireNonNullElse(entries, "");
    }
}
