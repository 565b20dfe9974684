package zeroth.autoscaler.pods;

import io.fabric8.kubernetes.api.model.ObjectReference;
import io.fabric8.kubernetes.api.model.discovery.v1.Endpoint;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointConditions;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointPort;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import zeroth.names.Ports;
import zeroth.names.RevisionId;

/** Reads EndpointSlices. Pure. */
final class Slices {
    private Slices() {}

    static List<ReadyPod> readyPods(RevisionId revision, EndpointSlice slice, Instant now) {
        OptionalInt port = metricsPort(slice);
        return slice.getEndpoints().stream()
                .filter(Slices::takesRequests)
                .map(endpoint -> pod(revision, endpoint, port, now))
                .toList();
    }

    private static ReadyPod pod(RevisionId revision, Endpoint endpoint, OptionalInt port, Instant now) {
        String address = endpoint.getAddresses().getFirst();
        String name = Optional.ofNullable(endpoint.getTargetRef())
                .map(ObjectReference::getName)
                .orElse(address);
        return new ReadyPod(revision, name, address, port, now);
    }

    /** What Kubernetes leaves unsaid counts as ready, and as not terminating. */
    private static boolean takesRequests(Endpoint endpoint) {
        Optional<EndpointConditions> conditions = Optional.ofNullable(endpoint.getConditions());
        boolean ready = conditions.map(EndpointConditions::getReady).orElse(true);
        boolean terminating = conditions.map(EndpointConditions::getTerminating).orElse(false);
        return ready && !terminating && !endpoint.getAddresses().isEmpty();
    }

    private static OptionalInt metricsPort(EndpointSlice slice) {
        return slice.getPorts().stream()
                .filter(port -> Ports.AUTOSCALING_METRICS_NAME.equals(port.getName()))
                .map(EndpointPort::getPort)
                .filter(Objects::nonNull)
                .mapToInt(Integer::intValue)
                .findFirst();
    }
}
