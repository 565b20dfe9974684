package zeroth.controller.serverlessservice;

import io.fabric8.knative.internal.networking.v1alpha1.ServerlessService;
import io.fabric8.kubernetes.api.model.discovery.v1.Endpoint;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What can answer requests: the pods of a Revision, and the activators. */
record Backing(List<EndpointSlice> pods, List<EndpointSlice> activators) {
    Backing {
        pods = List.copyOf(pods);
        activators = List.copyOf(activators);
    }

    /** Whether a pod can answer by itself. */
    boolean hasPods() {
        return addresses(pods).findAny().isPresent();
    }

    /**
     * What the public Service leads to. Pods only if the mode says so and there are any; and pods, too, where there is
     * no activator.
     */
    Set<Target> targets(ServerlessService service, List<String> portNames) {
        return isThroughActivator(service)
                ? chosen(service, Target.of(activators, portNames))
                : Target.of(pods, portNames);
    }

    private boolean isThroughActivator(ServerlessService service) {
        boolean proxy = !"Serve".equals(service.getSpec().getMode()) || !hasPods();
        return proxy && addresses(activators).findAny().isPresent();
    }

    private static Set<Target> chosen(ServerlessService service, Set<Target> all) {
        int count = Optional.ofNullable(service.getSpec().getNumActivators()).orElse(0);
        if (count == 0) {
            return all;
        }
        Set<String> chosen = ConsistentChoice.choose(
                all.stream().map(Target::address).collect(Collectors.toSet()),
                count,
                service.getMetadata().getName());
        return all.stream().filter(target -> chosen.contains(target.address())).collect(Collectors.toSet());
    }

    private static Stream<String> addresses(List<EndpointSlice> slices) {
        return slices.stream()
                .flatMap(slice -> slice.getEndpoints().stream())
                .filter(Target::isReady)
                .map(Endpoint::getAddresses)
                .flatMap(List::stream);
    }
}
