package zeroth.autoscaler.settings;

import java.time.Duration;
import zeroth.api.settings.AutoscalerSettings;

/**
 * What the cluster says about scaling.
 *
 * @param progressDeadline how long a Deployment may take to get ready: {@code config-deployment}'s
 */
public record Settings(AutoscalerSettings autoscaler, Duration progressDeadline) {
    private static final Duration PROGRESS_DEADLINE = Duration.ofMinutes(10);

    public static Settings defaults() {
        return new Settings(AutoscalerSettings.defaults(), PROGRESS_DEADLINE);
    }

    Settings with(AutoscalerSettings other) {
        return new Settings(other, progressDeadline);
    }

    Settings with(Duration otherDeadline) {
        return new Settings(autoscaler, otherDeadline);
    }
}
