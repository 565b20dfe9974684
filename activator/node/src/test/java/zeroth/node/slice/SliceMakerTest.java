package zeroth.node.slice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.discovery.v1.Endpoint;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointPort;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import java.util.Map;
import org.junit.jupiter.api.Test;
import zeroth.node.environment.PortMap;
import zeroth.node.pod.PodEndpoint;
import zeroth.node.pod.PodEndpoint.Traffic;
import zeroth.node.pod.Stage;

class SliceMakerTest {
    private static final Pod POD = new PodBuilder()
            .withNewMetadata()
            .withNamespace("default")
            .withName("rev-deployment-abc-x1y2z")
            .withUid("0123-4567")
            .addToLabels("serving.knative.dev/revisionUID", "r")
            .endMetadata()
            .withNewSpec()
            .addNewContainer()
            .withName("queue-proxy")
            .addNewPort()
            .withName("http-autometric")
            .withContainerPort(9090)
            .endPort()
            .addNewPort()
            .withName("http-usermetric")
            .withContainerPort(9091)
            .endPort()
            .endContainer()
            .endSpec()
            .build();

    private static final Service SERVICE = new ServiceBuilder()
            .withNewMetadata()
            .withNamespace("default")
            .withName("rev-private")
            .withUid("s-uid")
            .addToLabels("networking.internal.knative.dev/serviceType", "Private")
            .endMetadata()
            .withNewSpec()
            .addToSelector("serving.knative.dev/revisionUID", "r")
            .addNewPort()
            .withName("http")
            .withPort(80)
            .withTargetPort(new IntOrString(8012))
            .endPort()
            .addNewPort()
            .withName("http-autometric")
            .withPort(9090)
            .withTargetPort(new IntOrString("http-autometric"))
            .endPort()
            .addNewPort()
            .withName("http-usermetric")
            .withPort(9091)
            .withTargetPort(new IntOrString("http-usermetric"))
            .endPort()
            .addNewPort()
            .withName("https")
            .withPort(443)
            .withTargetPort(new IntOrString(8112))
            .endPort()
            .endSpec()
            .build();

    private static final PortMap PORTS = PortMap.EMPTY.with(8012, 40001).with(9090, 40002);

    @Test
    void mapsPortsByNumberAndByNameAndLeavesOutWhatThePodHasNot() {
        EndpointSlice slice = SliceMaker.slice(SERVICE, endpoint(Stage.LIVING, Traffic.SERVING));

        assertThat(slice.getPorts())
                .extracting(EndpointPort::getName, EndpointPort::getPort)
                .containsExactly(tuple("http", 40001), tuple("http-autometric", 40002));
    }

    @Test
    void carriesTheServicesLabelsAndNamesThePod() {
        EndpointSlice slice = SliceMaker.slice(SERVICE, endpoint(Stage.LIVING, Traffic.SERVING));

        assertThat(slice.getMetadata().getName()).isEqualTo("rev-private-x1y2z-0123");
        assertThat(slice.getMetadata().getLabels())
                .isEqualTo(Map.of(
                        "kubernetes.io/service-name", "rev-private",
                        "networking.internal.knative.dev/serviceType", "Private",
                        "endpointslice.kubernetes.io/managed-by", "node.zeroth.dev"));
        assertThat(slice.getMetadata().getOwnerReferences().getFirst().getUid()).isEqualTo("s-uid");
        assertThat(slice.getEndpoints().getFirst().getAddresses()).containsExactly("127.0.0.1");
        assertThat(slice.getEndpoints().getFirst().getTargetRef().getName()).isEqualTo("rev-deployment-abc-x1y2z");
    }

    @Test
    void tellsReadyServingAndTerminatingApart() {
        assertThat(conditions(Stage.LIVING, Traffic.NOT_SERVING)).isEqualTo("false false false");
        assertThat(conditions(Stage.LIVING, Traffic.SERVING)).isEqualTo("true true false");
        assertThat(conditions(Stage.TERMINATING, Traffic.SERVING)).isEqualTo("false true true");
    }

    @Test
    void matchesEverySelectedLabelAndNothingWithoutASelector() {
        Service other = new ServiceBuilder(SERVICE)
                .editSpec()
                .addToSelector("app", "x")
                .endSpec()
                .build();
        Service none = new ServiceBuilder(SERVICE)
                .editSpec()
                .withSelector(Map.of())
                .endSpec()
                .build();
        PodEndpoint endpoint = endpoint(Stage.LIVING, Traffic.SERVING);

        assertThat(SliceMaker.selects(SERVICE, endpoint)).isTrue();
        assertThat(SliceMaker.selects(other, endpoint)).isFalse();
        assertThat(SliceMaker.selects(none, endpoint)).isFalse();
    }

    private static String conditions(Stage stage, Traffic traffic) {
        Endpoint endpoint = SliceMaker.slice(SERVICE, endpoint(stage, traffic))
                .getEndpoints()
                .getFirst();
        return endpoint.getConditions().getReady() + " "
                + endpoint.getConditions().getServing() + " "
                + endpoint.getConditions().getTerminating();
    }

    private static PodEndpoint endpoint(Stage stage, Traffic traffic) {
        return new PodEndpoint(POD, stage, traffic, PORTS);
    }
}
