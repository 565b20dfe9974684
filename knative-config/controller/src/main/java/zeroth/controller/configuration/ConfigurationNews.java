package zeroth.controller.configuration;

import io.fabric8.knative.pkg.apis.Condition;
import io.fabric8.knative.serving.v1.Configuration;
import io.fabric8.knative.serving.v1.ConfigurationStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import zeroth.api.condition.LivingSet;
import zeroth.controller.reconcile.Happening;

/** What a change of a Configuration's status is worth telling; upstream's reasons and words. */
final class ConfigurationNews {
    private ConfigurationNews() {}

    static List<Happening> between(ConfigurationStatus before, Configuration now) {
        List<Happening> news = new ArrayList<>();
        String ready = now.getStatus().getLatestReadyRevisionName();
        if (ready != null && !ready.equals(before.getLatestReadyRevisionName())) {
            if (before.getLatestReadyRevisionName() == null) {
                news.add(Happening.normal(now, "ConfigurationReady", "Configuration becomes ready"));
            }
            news.add(Happening.normal(
                    now, "LatestReadyUpdate", "LatestReadyRevisionName updated to \"%s\"".formatted(ready)));
        }
        failure(now.getStatus())
                .filter(message -> !failure(before).equals(Optional.of(message)))
                .ifPresent(_ -> news.add(failed(now)));
        return news;
    }

    private static Happening failed(Configuration configuration) {
        ConfigurationStatus status = configuration.getStatus();
        String created = status.getLatestCreatedRevisionName();
        return Objects.equals(created, status.getLatestReadyRevisionName())
                ? Happening.warning(
                        configuration,
                        "LatestReadyFailed",
                        "Latest ready revision \"%s\" has failed".formatted(created))
                : Happening.warning(
                        configuration,
                        "LatestCreatedFailed",
                        "Latest created revision \"%s\" has failed".formatted(created));
    }

    /** What the Configuration says of its failure, if it has failed. */
    private static Optional<String> failure(ConfigurationStatus status) {
        return status.getConditions().stream()
                .filter(condition -> condition.getType().equals(LivingSet.READY))
                .filter(condition -> "False".equals(condition.getStatus()))
                .map(Condition::getMessage)
                .findFirst();
    }
}
