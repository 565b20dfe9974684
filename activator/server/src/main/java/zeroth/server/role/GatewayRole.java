package zeroth.server.role;

import java.util.Map;
import zeroth.dataplane.edge.Edge;
import zeroth.dataplane.edge.EdgeSettings;

/** A gateway alone, as the class of Knative's Ingress, until SIGTERM. */
final class GatewayRole {
    private GatewayRole() {}

    static void start(Map<String, String> environment) {
        EdgeSettings settings = EdgeSettings.fromEnvironment(environment);
        Cluster cluster = Cluster.join();
        Edge gateway = Edge.start(cluster.vertx(), cluster.client(), settings);
        cluster.atTheEnd(gateway::leave);
    }
}
