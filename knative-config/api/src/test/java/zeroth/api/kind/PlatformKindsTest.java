package zeroth.api.kind;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformKindsTest {
    @ParameterizedTest
    @CsvSource({
        "Service, serving.knative.dev/v1, services, NAMESPACED",
        "Configuration, serving.knative.dev/v1, configurations, NAMESPACED",
        "Revision, serving.knative.dev/v1, revisions, NAMESPACED",
        "Route, serving.knative.dev/v1, routes, NAMESPACED",
        "DomainMapping, serving.knative.dev/v1beta1, domainmappings, NAMESPACED",
        "PodAutoscaler, autoscaling.internal.knative.dev/v1alpha1, podautoscalers, NAMESPACED",
        "Metric, autoscaling.internal.knative.dev/v1alpha1, metrics, NAMESPACED",
        "ServerlessService, networking.internal.knative.dev/v1alpha1, serverlessservices, NAMESPACED",
        "Ingress, networking.internal.knative.dev/v1alpha1, ingresses, NAMESPACED",
        "Certificate, networking.internal.knative.dev/v1alpha1, certificates, NAMESPACED",
        "ClusterDomainClaim, networking.internal.knative.dev/v1alpha1, clusterdomainclaims, CLUSTER",
        "Image, caching.internal.knative.dev/v1alpha1, images, NAMESPACED",
        "Application, zeroth.dev/v1alpha1, applications, CLUSTER"
    })
    void isNamedAsUpstreamNamesIt(String kind, String apiVersion, String plural, KindDescription.Scope scope) {
        KindDescription description = describe(kind);

        assertThat(description.apiVersion()).isEqualTo(apiVersion);
        assertThat(description.names().plural()).isEqualTo(plural);
        assertThat(description.names().singular()).isEqualTo(kind.toLowerCase(Locale.ROOT));
        assertThat(description.scope()).isEqualTo(scope);
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

    private static KindDescription describe(String kind) {
        return PlatformKinds.all().stream()
                .filter(description -> description.names().kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }
}
