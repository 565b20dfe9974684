package zeroth.api.kind;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.knative.internal.autoscaling.v1alpha1.Metric;
import io.fabric8.knative.internal.autoscaling.v1alpha1.PodAutoscaler;
import io.fabric8.knative.internal.caching.v1alpha1.Image;
import io.fabric8.knative.internal.networking.v1alpha1.Certificate;
import io.fabric8.knative.internal.networking.v1alpha1.ClusterDomainClaim;
import io.fabric8.knative.internal.networking.v1alpha1.Ingress;
import io.fabric8.knative.internal.networking.v1alpha1.ServerlessService;
import io.fabric8.knative.serving.v1.Configuration;
import io.fabric8.knative.serving.v1.Revision;
import io.fabric8.knative.serving.v1.Route;
import io.fabric8.knative.serving.v1.Service;
import io.fabric8.knative.serving.v1beta1.DomainMapping;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespaced;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import zeroth.api.application.Application;

class PlatformKindsTest {
    @ParameterizedTest
    @MethodSource("classes")
    void isNamedAsTheClassThatClientsUse(Class<? extends HasMetadata> type) {
        KindDescription description = describe(HasMetadata.getKind(type));

        assertThat(description.apiVersion()).isEqualTo(HasMetadata.getApiVersion(type));
        assertThat(description.names().plural()).isEqualTo(HasMetadata.getPlural(type));
        assertThat(description.names().singular()).isEqualTo(HasMetadata.getSingular(type));
        assertThat(description.scope() == KindDescription.Scope.NAMESPACED)
                .isEqualTo(Namespaced.class.isAssignableFrom(type));
    }

    @Test
    void aKnativeServiceIsListedAsUpstreamListsIt() {
        KindDescription service = describe("Service");

        assertThat(service.names().shortNames()).containsExactly("kservice", "ksvc");
        assertThat(service.names().categories()).containsExactly("all", "knative", "serving");
        assertThat(service.columns())
                .extracting(KindDescription.Column::name)
                .containsExactly("URL", "LatestCreated", "LatestReady", "Ready", "Reason");
    }

    @Test
    void shortNamesAreUnique() {
        List<String> shortNames = PlatformKinds.all().stream()
                .flatMap(kind -> kind.names().shortNames().stream())
                .toList();

        assertThat(shortNames).doesNotHaveDuplicates();
    }

    @Test
    void everyKindHasAStatusOfItsOwn() {
        assertThat(PlatformKinds.all())
                .hasSize(13)
                .allSatisfy(
                        kind -> assertThat(kind.subresources()).containsExactly(KindDescription.Subresource.STATUS));
    }

    static Stream<Class<? extends HasMetadata>> classes() {
        return Stream.of(
                Service.class,
                Configuration.class,
                Revision.class,
                Route.class,
                DomainMapping.class,
                PodAutoscaler.class,
                Metric.class,
                ServerlessService.class,
                Ingress.class,
                Certificate.class,
                ClusterDomainClaim.class,
                Image.class,
                Application.class);
    }

    private static KindDescription describe(String kind) {
        return PlatformKinds.all().stream()
                .filter(description -> description.names().kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }
}
