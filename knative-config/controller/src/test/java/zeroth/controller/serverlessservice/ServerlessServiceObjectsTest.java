package zeroth.controller.serverlessservice;

import io.fabric8.knative.internal.networking.v1alpha1.ServerlessService;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSliceList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import zeroth.controller.testing.Golden;

class ServerlessServiceObjectsTest {
    static Stream<Golden> cases() {
        return Golden.cases("serverlessservice");
    }

    /** Slices of activators carry their Service's name; all others are of pods. */
    @ParameterizedTest
    @MethodSource("cases")
    void areAsUpstreamMakesThem(Golden golden) {
        ServerlessService service = golden.in(ServerlessService.class);
        BothServices services = new BothServices(service);
        var slices = golden.list(EndpointSliceList.class).getItems().stream()
                .collect(Collectors.partitioningBy(
                        slice -> slice.getMetadata().getNamespace().equals("knative-serving")));
        Backing backing = new Backing(slices.getOrDefault(false, List.of()), slices.getOrDefault(true, List.of()));

        golden.out(List.of(
                services.privateService(Map.of("serving.knative.dev/revisionUID", "uid")),
                services.publicService(),
                PublicEndpoints.desired(
                        services.metadata("hello-00001", "Public"),
                        backing.targets(service, BothServices.endpointPorts(service)))));
    }
}
