package zeroth.controller.configuration;

import io.fabric8.knative.serving.v1.Configuration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import zeroth.controller.testing.Golden;

class RevisionTemplatesTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");

    static Stream<Golden> cases() {
        return Golden.cases("configuration");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void becomeRevisionsAsUpstreamMakesThem(Golden golden) {
        golden.out(List.of(RevisionTemplates.revision(golden.in(Configuration.class), NOW)));
    }
}
