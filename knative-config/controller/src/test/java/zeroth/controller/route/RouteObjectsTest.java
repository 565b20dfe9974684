package zeroth.controller.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.knative.serving.v1.Route;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import zeroth.controller.settings.Settings;
import zeroth.controller.testing.Golden;
import zeroth.controller.testing.Installation;

class RouteObjectsTest {
    static Stream<Golden> cases() {
        return Golden.cases("route");
    }

    /** A Configuration's newest Revision is its name and {@code -00002}. */
    @ParameterizedTest
    @MethodSource("cases")
    void areAsUpstreamMakesThem(Golden golden) {
        Route route = golden.in(Route.class);
        Settings settings = Installation.settings();
        TrafficGroups groups = TrafficGroups.of(route.getSpec().getTraffic().stream()
                .map(target -> ResolvedTarget.of(
                        target,
                        new Backend(
                                Optional.ofNullable(target.getRevisionName())
                                        .orElseGet(() -> target.getConfigurationName() + "-00002"),
                                80),
                        Optional.ofNullable(target.getConfigurationName())))
                .toList());
        RouteHosts hosts = new RouteHosts(route, settings.network(), settings.domains(), Set.of());
        List<HasMetadata> objects = new ArrayList<>();
        objects.add(new RouteIngress(route, groups, hosts, settings.features())
                .desired(RolloutJson.write(Rollout.goal(groups))));
        groups.byTag()
                .keySet()
                .forEach(tag -> objects.add(
                        new PlaceholderService(route, tag, hosts, new PlaceholderService.LeadsTo.ItsOwnHost())
                                .service()));

        golden.out(objects);
        assertThat(new RouteUrls(hosts, new UrlPort.Explicit(8080)).url(TrafficGroups.DEFAULT))
                .endsWith(":8080");
    }
}
