package zeroth.api.admission;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrafficAdmissionTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {percent: 80}                                     | Traffic targets sum to 80, want 100: HERE
            {percent: 101}                                    | Traffic targets sum to 101, want 100: HERE\\nexpected 0 <= 101 <= 100: HERE[0].percent
            {percent: 100, configurationName: c}              | must not set the field(s): HERE[0].configurationName
            {percent: 100, revisionName: r, latestRevision: true} | may not set revisionName "r" when latestRevision is true: HERE[0].latestRevision
            {percent: 100, latestRevision: false}             | may not set revisionName "" when latestRevision is false: HERE[0].latestRevision
            {percent: 100, tag: a, url: 'http://a'}           | must not set the field(s): HERE[0].url
            {percent: 50, tag: a}, {percent: 50, tag: a}      | Multiple definitions for "a": HERE[0].tag, HERE[1].tag
            {percent: 100, revisionName: '-r'}                | invalid key name "-r": HERE[0].revisionName\\nname part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')
            """)
    void aServicesBadTargetIsNamed(String targets, String denial) {
        assertThat(Attempt.create(service(targets)).denial())
                .isEqualTo("validation failed: "
                        + denial.replace("HERE", "spec.traffic").replace("\\n", "\n"));
    }

    @Test
    void aTargetIsCompleted() {
        ObjectNode service = Attempt.create(service("{revisionName: hello-00001, percent: 100}, {tag: next}"))
                .object();

        assertThat(service.at("/spec/traffic")).isEqualTo(Attempt.object("""
                                traffic:
                                - {revisionName: hello-00001, percent: 100, latestRevision: false}
                                - {tag: next, latestRevision: true, percent: 0}
                                """).path("traffic"));
    }

    @Test
    void aRouteNamesItsDestinations() {
        assertThat(Attempt.create(route("{percent: 100}")).denial())
                .isEqualTo("validation failed: expected exactly one, got neither: spec.traffic[0].configurationName,"
                        + " spec.traffic[0].revisionName");
        assertThat(Attempt.create(route("{percent: 100, revisionName: r, configurationName: c}"))
                        .denial())
                .isEqualTo("validation failed: expected exactly one, got both: spec.traffic[0].configurationName,"
                        + " spec.traffic[0].revisionName");
        assertThat(Attempt.create(route("{percent: 100, configurationName: c}")).object())
                .isNotEmpty();
        assertThat(Attempt.create(route("")).denial())
                .isEqualTo("validation failed: Traffic targets sum to 0, want 100: spec.traffic");
    }

    @Test
    void aServicesRouteIsMadeByItsService() {
        String labelled = route("{percent: 100, configurationName: c}")
                .replace("name: hello", "name: hello, labels: {serving.knative.dev/service: hello}");

        assertThat(Attempt.create(labelled).denial())
                .isEqualTo("validation failed: missing field(s): metadata.labels.serving.knative.dev/service");
    }

    /** Upstream denies it, and with it the write that frees the Route. */
    @Test
    void aRouteThatItsServiceLeftBehindKeepsItsLabel() {
        String labelled = route("{percent: 100, configurationName: c}")
                .replace("name: hello", "name: hello, labels: {serving.knative.dev/service: hello}");
        ObjectNode owned = Attempt.object(
                labelled.replace("name: hello,", "name: hello, ownerReferences: [{kind: Service, name: hello}],"));

        assertThat(Attempt.update(owned, labelled).object()).isNotEmpty();
        assertThat(Attempt.update(owned, labelled.replace("service: hello", "service: other"))
                        .denial())
                .contains("metadata.labels.serving.knative.dev/service");
    }

    @Test
    void aChildIsNotItsUsers() {
        String owned = route("{percent: 100, configurationName: c}")
                .replace(
                        "name: hello",
                        "name: hello, labels: {serving.knative.dev/service: hello}, ownerReferences: [{kind: Service,"
                                + " name: hello}]");

        assertThat(Attempt.create(owned).object().at("/metadata").has("annotations"))
                .isFalse();
        assertThat(Attempt.create(route("{percent: 100, configurationName: c}"))
                        .object()
                        .at("/metadata/annotations/serving.knative.dev~1creator")
                        .asText())
                .isEqualTo("ada");
    }

    private static String service(String targets) {
        return "{apiVersion: serving.knative.dev/v1, kind: Service, metadata: {name: hello}, spec: {traffic: ["
                + targets + "], template: {spec: {containers: [{image: dev.local/hello}]}}}}";
    }

    private static String route(String targets) {
        return "{apiVersion: serving.knative.dev/v1, kind: Route, metadata: {name: hello}, spec: {traffic: [" + targets
                + "]}}";
    }
}
