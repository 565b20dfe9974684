package zeroth.dataplane.testing;

import io.fabric8.knative.serving.v1.Revision;
import io.fabric8.kubernetes.api.model.Endpoints;
import io.fabric8.kubernetes.api.model.Service;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import zeroth.dataplane.standin.StandInSettings;

/** What upstream's controller and autoscaler put around an activator: one Revision, its pods, and the way to it. */
public record Knative(TestApi api) {
    /** The headers that name the Revision. */
    public static final Map<String, String> HELLO =
            Map.of("Knative-Serving-Namespace", "default", "Knative-Serving-Revision", "hello-00001");

    /** Of an activator at that address, on free ports, beside an autoscaler that is not there. */
    public static StandInSettings settings(String address) {
        return settings(address, Map.of());
    }

    /** The same with more variables. */
    public static StandInSettings settings(String address, Map<String, String> more) {
        Map<String, String> usual = Map.of(
                "POD_NAME",
                "act-" + address,
                "POD_IP",
                address,
                "SYSTEM_NAMESPACE",
                "knative-serving",
                "CLUSTER_DOMAIN",
                "cluster.local");
        return StandInSettings.fromEnvironment(Stream.of(usual, more)
                        .flatMap(variables -> variables.entrySet().stream())
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)))
                .listeningOn(StandInSettings.ListenPorts.ANY_FREE)
                .reportingTo(new StandInSettings.Peer("127.0.0.1", 1));
    }

    public void revision(int containerConcurrency) {
        api.apply("""
                apiVersion: serving.knative.dev/v1
                kind: Revision
                metadata: {namespace: default, name: hello-00001}
                spec: {containerConcurrency: %d, timeoutSeconds: 300, containers: [{image: example.com/hello}]}
                """.formatted(containerConcurrency), Revision.class);
    }

    /** All are ready. */
    public void pods(FakePod... pods) {
        addresses(Stream.of(pods).map(Knative::subset).collect(Collectors.joining("\n")));
    }

    /** All answer, but Kubernetes does not call them ready yet. */
    public void earlyPods(FakePod... pods) {
        addresses(Stream.of(pods)
                .map(pod -> subset(pod).replace("addresses:", "notReadyAddresses:"))
                .collect(Collectors.joining("\n")));
    }

    /** The private Endpoints. */
    public void addresses(String subsets) {
        endpoints("hello-00001-private", "Private", subsets);
    }

    /** The public Endpoints, while requests come by way of these activators. */
    public void path(String... activators) {
        String all = Stream.of(activators).map("{ip: %s}"::formatted).collect(Collectors.joining(", "));
        endpoints("hello-00001", "Public", "- {addresses: [%s], ports: [{name: http, port: 8012}]}".formatted(all));
    }

    /** The private Service, at a port of this machine. */
    public void service(int port) {
        api.apply("""
                apiVersion: v1
                kind: Service
                metadata:
                  namespace: default
                  name: hello-00001-private
                  labels:
                    networking.internal.knative.dev/serviceType: Private
                    serving.knative.dev/revision: hello-00001
                spec: {clusterIP: 127.0.0.1, ports: [{name: http, port: %d}]}
                """.formatted(port), Service.class);
    }

    private static String subset(FakePod pod) {
        return subset(pod.pod().port());
    }

    /** With one ready address of this machine. */
    public static String subset(int port) {
        return "- {addresses: [{ip: 127.0.0.1}], ports: [{name: http, port: %d}]}".formatted(port);
    }

    private void endpoints(String name, String type, String subsets) {
        api.apply("""
                apiVersion: v1
                kind: Endpoints
                metadata:
                  namespace: default
                  name: %s
                  labels:
                    networking.internal.knative.dev/serviceType: %s
                    serving.knative.dev/revision: hello-00001
                    serving.knative.dev/revisionUID: "1"
                subsets:
                %s
                """.formatted(name, type, subsets), Endpoints.class);
    }
}
