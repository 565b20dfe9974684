package zeroth.server.role;

import java.util.Map;
import zeroth.dataplane.standin.StandIn;
import zeroth.dataplane.standin.StandInSettings;

/** An activator in the place of Knative's, until SIGTERM. */
final class ActivatorRole {
    private ActivatorRole() {}

    static void start(Map<String, String> environment) {
        StandInSettings settings = StandInSettings.fromEnvironment(environment);
        Cluster cluster = Cluster.join();
        StandIn activator = StandIn.start(cluster.vertx(), cluster.client(), settings);
        cluster.atTheEnd(activator::leave);
    }
}
