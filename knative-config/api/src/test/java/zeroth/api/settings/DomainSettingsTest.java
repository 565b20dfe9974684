package zeroth.api.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import zeroth.api.settings.DomainSettings.Domain;

class DomainSettingsTest {
    private static final String CLUSTER = "cluster.local";

    @Test
    void anEmptyMapLeavesEverythingInTheCluster() {
        DomainSettings settings = DomainSettings.parse(Map.of("_example", "x: y"), CLUSTER);

        assertThat(settings.domains()).containsExactly(new Domain("svc.cluster.local", Map.of()));
    }

    @Test
    void everyKeyIsADomain() {
        DomainSettings settings = DomainSettings.parse(
                Map.of(
                        "localhost", "",
                        "shop.example", "selector:\n  app: shop\n  tier: front\n",
                        "b.example", "selector:\n  app: shop\n",
                        "a.example", "selector:\n  app: shop\ntype: wildcard\n"),
                CLUSTER);

        assertThat(settings.domains())
                .isEqualTo(List.of(
                        new Domain("shop.example", Map.of("app", "shop", "tier", "front")),
                        new Domain("a.example", Map.of("app", "shop")),
                        new Domain("b.example", Map.of("app", "shop")),
                        new Domain("localhost", Map.of())));
        assertThat(settings.domainFor(Map.of("app", "shop", "tier", "front"))).isEqualTo("shop.example");
        assertThat(settings.domainFor(Map.of("app", "shop"))).isEqualTo("a.example");
        assertThat(settings.domainFor(Map.of())).isEqualTo("localhost");
    }

    @Test
    void aClusterLocalRouteStaysThere() {
        DomainSettings settings = DomainSettings.parse(Map.of("localhost", ""), CLUSTER);

        assertThat(settings.domainFor(Map.of("networking.knative.dev/visibility", "cluster-local")))
                .isEqualTo("svc.cluster.local");
    }

    @Test
    void aDomainWhoseValueIsNoMappingIsRejected() {
        assertThatExceptionOfType(InvalidSettings.class)
                .isThrownBy(() -> DomainSettings.parse(Map.of("a.example", "- list"), CLUSTER))
                .withMessage("failed to parse \"a.example\": expected a YAML mapping");
    }
}
