package zeroth.controller.revision;

import io.fabric8.knative.serving.v1.Revision;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import zeroth.controller.settings.Settings;
import zeroth.controller.testing.Golden;
import zeroth.controller.testing.Installation;

class RevisionObjectsTest {
    static Stream<Golden> cases() {
        return Golden.cases("revision");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void areAsUpstreamMakesThem(Golden golden) {
        Revision revision = golden.in(Revision.class);
        Settings settings = Installation.settings();
        PinnedImages images = PinnedImages.recorded(revision).orElseThrow();

        golden.out(List.of(
                new RevisionDeployment(revision, images, settings, "knative-serving").desired(),
                RevisionAutoscaler.desired(revision, Reachability.byRoutes(revision), settings.autoscaler())));
    }
}
