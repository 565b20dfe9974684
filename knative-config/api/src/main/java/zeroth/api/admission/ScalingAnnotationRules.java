package zeroth.api.admission;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import zeroth.api.admission.field.Problems;
import zeroth.api.autoscaling.ScalingAnnotation;
import zeroth.api.autoscaling.ScalingRules;
import zeroth.api.notation.GoDuration;
import zeroth.api.notation.GoNumber;
import zeroth.api.settings.AutoscalerSettings;
import zeroth.names.Annotations;

/** The annotations of scaling, judged as upstream judges them. */
final class ScalingAnnotationRules {
    private static final String COARSE = "must be specified with at most second precision";
    private static final Set<String> AGGREGATIONS = Set.of("", "linear", "weighted-exponential", "weightedExponential");

    private final Map<String, String> annotations;
    private final String path;
    private final AutoscalerSettings settings;
    private final Problems problems;

    ScalingAnnotationRules(
            Map<String, String> annotations, String path, AutoscalerSettings settings, Problems problems) {
        this.annotations = annotations;
        this.path = path + ".";
        this.settings = settings;
        this.problems = problems;
    }

    void judge() {
        podAutoscalerClass();
        scales();
        numbers();
        check(ScalingAnnotation.WINDOW, this::window);
        check(ScalingAnnotation.RETENTION, this::retention);
        check(ScalingAnnotation.SCALE_DOWN_DELAY, this::delay);
        metric();
        check(ScalingAnnotation.INITIAL_SCALE, this::initialScale);
    }

    private void podAutoscalerClass() {
        check(ScalingAnnotation.CLASS, (value, place) -> {
            if (value.equals(ScalingRules.HPA_CLASS)) {
                problems.unsupported("pods are scaled by " + Annotations.KPA_CLASS, place);
            } else if (value.endsWith(".knative.dev") && !value.equals(Annotations.KPA_CLASS)) {
                problems.invalid(value, place);
            }
        });
    }

    private void scales() {
        int min = scale(ScalingAnnotation.MIN_SCALE);
        int max = scale(ScalingAnnotation.MAX_SCALE);
        if (max != 0 && max < min) {
            problems.add(
                    "max-scale=" + max + " is less than min-scale=" + min,
                    path + ScalingAnnotation.MAX_SCALE.key(),
                    path + ScalingAnnotation.MIN_SCALE.key());
        }
        if (settings.maxScaleLimit() > 0) {
            check(ScalingAnnotation.MAX_SCALE, (value, place) -> withinLimit(max, place));
        }
        check(ScalingAnnotation.ACTIVATION_SCALE, (value, place) -> activationScale(value, min, max, place));
    }

    private int scale(ScalingAnnotation annotation) {
        Optional<ScalingAnnotation.Found> found = annotation.in(annotations);
        Optional<Integer> scale = found.map(ScalingAnnotation.Found::value)
                .flatMap(GoNumber::parseInt)
                .filter(value -> value >= 0);
        if (scale.isEmpty()) {
            found.ifPresent(asked -> notAScale(asked.value(), path + asked.key()));
        }
        return scale.orElse(0);
    }

    private void notAScale(String value, String place) {
        if (GoNumber.isInteger(value)) {
            problems.outOfBounds(value, 0, Integer.MAX_VALUE, place);
        } else {
            problems.invalid(value, place);
        }
    }

    private void withinLimit(int max, String place) {
        if (max > settings.maxScaleLimit()) {
            problems.outOfBounds(max, 1, settings.maxScaleLimit(), place);
        }
        if (max == 0) {
            problems.add("max-scale=0 (unlimited), must be less than " + settings.maxScaleLimit(), place);
        }
    }

    private void activationScale(String value, int min, int max, String place) {
        Optional<Integer> scale = GoNumber.parseInt(value);
        if (scale.isEmpty()) {
            problems.invalid(value, place);
        } else if (min > scale.get()) {
            problems.add("min-scale=" + min + " is greater than activation-scale=" + value, place);
        } else if (max != 0 && max < scale.get()) {
            problems.add("max-scale=" + max + " is less than activation-scale=" + value, place);
        } else if (scale.get() < 2) {
            problems.add("activation-scale=" + value + " must be greater than 1", place);
        }
    }

    private void numbers() {
        within(ScalingAnnotation.PANIC_WINDOW_PERCENTAGE, 1, 100);
        within(ScalingAnnotation.PANIC_THRESHOLD_PERCENTAGE, 110, 1000);
        within(ScalingAnnotation.TARGET_UTILIZATION, 1, 100);
        check(
                ScalingAnnotation.TARGET,
                (value, place) -> GoNumber.parseDouble(value)
                        .ifPresentOrElse(
                                target -> {
                                    if (target < AutoscalerSettings.LOWEST_TARGET) {
                                        problems.add("target " + value + " should be at least 0.01", place);
                                    }
                                },
                                () -> problems.invalid(value, place)));
        check(ScalingAnnotation.TARGET_BURST_CAPACITY, (value, place) -> {
            if (GoNumber.parseDouble(value)
                    .filter(capacity -> capacity >= 0 || capacity == -1)
                    .isEmpty()) {
                problems.invalid(value, place);
            }
        });
    }

    private void within(ScalingAnnotation annotation, int lowest, int highest) {
        check(
                annotation,
                (value, place) -> GoNumber.parseDouble(value)
                        .ifPresentOrElse(
                                number -> {
                                    if (number < lowest || number > highest) {
                                        problems.outOfBounds(value, lowest, highest, place);
                                    }
                                },
                                () -> problems.invalid(value, place)));
    }

    private void window(String value, String place) {
        duration(value, place, AutoscalerSettings.SHORTEST_WINDOW).ifPresent(window -> wholeSeconds(window, place));
    }

    private void retention(String value, String place) {
        duration(value, place, Duration.ZERO);
    }

    private void delay(String value, String place) {
        duration(value, place, Duration.ZERO).ifPresent(delay -> wholeSeconds(delay, place));
    }

    private Optional<Duration> duration(String value, String place, Duration shortest) {
        Optional<Duration> duration = GoDuration.parse(value);
        Duration longest = AutoscalerSettings.LONGEST_WINDOW;
        if (duration.isEmpty()) {
            problems.invalid(value, place);
            return Optional.empty();
        }
        if (duration.get().compareTo(shortest) < 0 || duration.get().compareTo(longest) > 0) {
            problems.outOfBounds(value, GoDuration.format(shortest), GoDuration.format(longest), place);
            return Optional.empty();
        }
        return duration;
    }

    private void wholeSeconds(Duration duration, String place) {
        if (!GoDuration.isWholeSeconds(duration)) {
            problems.add(COARSE, place);
        }
    }

    private void metric() {
        String podAutoscalerClass = ScalingAnnotation.CLASS.valueIn(annotations).orElse(Annotations.KPA_CLASS);
        if (!podAutoscalerClass.equals(Annotations.KPA_CLASS)) {
            return;
        }
        check(ScalingAnnotation.METRIC, (value, place) -> {
            if (!value.equals(ScalingRules.CONCURRENCY) && !value.equals(ScalingRules.REQUESTS_PER_SECOND)) {
                problems.invalid(value, place);
            }
        });
        // Upstream looks at it only where the class is written out; what it lets pass means nothing.
        check(ScalingAnnotation.METRIC_AGGREGATION, (value, place) -> {
            if (!AGGREGATIONS.contains(value)) {
                problems.invalid(value, place);
            }
        });
    }

    private void initialScale(String value, String place) {
        Optional<Integer> scale = GoNumber.parseInt(value);
        if (scale.isEmpty()) {
            problems.invalid(value, place);
        } else if (scale.get() < 0) {
            problems.invalid(value, place + " must be greater than 0");
        } else if (scale.get() == 0 && !settings.allowZeroInitialScale()) {
            problems.invalid(value, place + "=0 not allowed by cluster");
        }
    }

    private void check(ScalingAnnotation annotation, BiConsumer<String, String> rule) {
        annotation.in(annotations).ifPresent(found -> rule.accept(found.value(), path + found.key()));
    }
}
