package zeroth.node.deployment;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.apps.DeploymentSpec;
import io.fabric8.kubernetes.api.model.apps.RollingUpdateDeployment;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How pods of a changed template replace the earlier ones. */
sealed interface Strategy {
    /** All earlier ones first. */
    record Recreate() implements Strategy {}

    /**
     * Little by little.
     *
     * @param surge how many more than wanted there may be
     * @param unavailable how many fewer than wanted may be available
     */
    record Rolling(int surge, int unavailable) implements Strategy {}

    static Strategy of(DeploymentSpec spec, int replicas) {
        boolean recreate = Optional.ofNullable(spec.getStrategy())
                .filter(strategy -> "Recreate".equals(strategy.getType()))
                .isPresent();
        return recreate ? new Recreate() : rolling(spec, replicas);
    }

    private static Rolling rolling(DeploymentSpec spec, int replicas) {
        Optional<RollingUpdateDeployment> rolling =
                Optional.ofNullable(spec.getStrategy()).map(strategy -> strategy.getRollingUpdate());
        int surge = Share.of(rolling.map(RollingUpdateDeployment::getMaxSurge).orElse(null))
                .roundedUp(replicas);
        int unavailable = Share.of(
                        rolling.map(RollingUpdateDeployment::getMaxUnavailable).orElse(null))
                .roundedDown(replicas);
        // Kubernetes' rule: with neither nothing would ever move.
        return surge == 0 && unavailable == 0 ? new Rolling(0, 1) : new Rolling(surge, unavailable);
    }

    /** A number of pods, plain or in percent. */
    record Share(int number, boolean isPercent) {
        private static final int QUARTER = 25;
        private static final int ALL = 100;

        static Share of(@Nullable IntOrString value) {
            if (value == null) {
                return new Share(QUARTER, true);
            }
            String text = String.valueOf(value.getValue());
            return text.endsWith("%")
                    ? new Share(Integer.parseInt(text.substring(0, text.length() - 1)), true)
                    : new Share(Integer.parseInt(text), false);
        }

        int roundedUp(int of) {
            return isPercent ? Math.ceilDiv(of * number, ALL) : number;
        }

        int roundedDown(int of) {
            return isPercent ? of * number / ALL : number;
        }
    }
}
