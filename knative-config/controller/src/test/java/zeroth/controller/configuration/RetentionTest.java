package zeroth.controller.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.knative.serving.v1.Configuration;
import io.fabric8.knative.serving.v1.ConfigurationBuilder;
import io.fabric8.knative.serving.v1.Revision;
import io.fabric8.knative.serving.v1.RevisionBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import zeroth.api.settings.GarbageCollectionSettings;

class RetentionTest {
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final long A_YEAR = 365 * 24;
    private static final Configuration CONFIGURATION = new ConfigurationBuilder()
            .withNewStatus()
            .withLatestReadyRevisionName("ready")
            .withLatestCreatedRevisionName("newest")
            .endStatus()
            .build();
    private static final Map<String, String> KEEP_NONE = Map.of("min-non-active-revisions", "0");
    private static final Map<String, String> AT_MOST_ONE = Map.of(
            "min-non-active-revisions", "0",
            "max-non-active-revisions", "1",
            "retain-since-create-time", "disabled",
            "retain-since-last-active-time", "disabled");

    @Test
    void twentyAreKeptForEverUnlessAskedOtherwise() {
        List<Revision> revisions =
                IntStream.range(0, 22).mapToObj(i -> unused("r" + i, i)).toList();

        assertThat(outlived(Map.of(), A_YEAR, revisions)).containsExactly("r0", "r1");
        assertThat(outlived(Map.of(), A_YEAR, revisions.subList(2, 22))).isEmpty();
    }

    @Test
    void bothTimesMustHavePassed() {
        Revision revision = unused("r", 40);

        assertThat(outlived(KEEP_NONE, 48, List.of(revision))).isEmpty();
        assertThat(outlived(KEEP_NONE, 54, List.of(revision))).isEmpty();
        assertThat(outlived(KEEP_NONE, 55, List.of(revision))).containsExactly("r");
    }

    @Test
    void aTimeThatDoesNotMatterIsNotWaitedFor() {
        Map<String, String> idleness = Map.of("min-non-active-revisions", "0", "retain-since-create-time", "disabled");
        Map<String, String> age = Map.of("min-non-active-revisions", "0", "retain-since-last-active-time", "disabled");

        assertThat(outlived(idleness, 15, List.of(unused("r", 0)))).containsExactly("r");
        assertThat(outlived(age, 48, List.of(unused("r", 47)))).containsExactly("r");
    }

    @Test
    void theLongestUnusedGoFirstWhenThereAreTooMany() {
        List<Revision> revisions = List.of(unused("b", 2), unused("c", 3), unused("a", 1));

        assertThat(outlived(AT_MOST_ONE, 4, revisions)).containsExactly("a", "b");
    }

    @Test
    void whateverIsInUseOrProtectedStays() {
        List<Revision> kept = List.of(
                unused("ready", 0),
                unused("newest", 0),
                labelled("active", "active"),
                labelled("pending", "pending"),
                new RevisionBuilder(unused("protected", 0))
                        .editMetadata()
                        .addToAnnotations("serving.knative.dev/no-gc", "True")
                        .endMetadata()
                        .build());

        assertThat(outlived(KEEP_NONE, A_YEAR, kept)).isEmpty();
    }

    @Test
    void whereNothingMattersNothingGoes() {
        Map<String, String> disabled = Map.of(
                "min-non-active-revisions", "0",
                "max-non-active-revisions", "disabled",
                "retain-since-create-time", "disabled",
                "retain-since-last-active-time", "disabled");

        Retention.Verdict verdict = judge(disabled, A_YEAR, List.of(unused("r", 0)));

        assertThat(verdict.outlived()).isEmpty();
        assertThat(verdict.nextLook()).isEmpty();
    }

    @Test
    void theNextLookIsWhenTheNextMayGo() {
        List<Revision> revisions = List.of(unused("a", 40), unused("b", 50));

        assertThat(judge(KEEP_NONE, 52, revisions).nextLook()).contains(at(55));
        assertThat(judge(KEEP_NONE, 55, revisions).nextLook()).contains(at(65));
        assertThat(judge(Map.of("min-non-active-revisions", "1"), 55, revisions).nextLook())
                .isEmpty();
    }

    @Test
    void aTimeThatNobodyCanReadIsThatOfCreation() {
        Revision revision = new RevisionBuilder(unused("r", 40))
                .editMetadata()
                .addToAnnotations("serving.knative.dev/routingStateModified", "yesterday")
                .endMetadata()
                .build();

        assertThat(outlived(KEEP_NONE, 48, List.of(revision))).containsExactly("r");
    }

    private static Stream<String> names(List<Revision> revisions) {
        return revisions.stream().map(revision -> revision.getMetadata().getName());
    }

    private static List<String> outlived(Map<String, String> data, long hours, List<Revision> revisions) {
        return names(judge(data, hours, revisions).outlived()).toList();
    }

    private static Retention.Verdict judge(Map<String, String> data, long hours, List<Revision> revisions) {
        return new Retention(GarbageCollectionSettings.parse(data), at(hours)).judge(CONFIGURATION, revisions);
    }

    private static Revision unused(String name, long hour) {
        return new RevisionBuilder(labelled(name, "reserve"))
                .editMetadata()
                .addToAnnotations("serving.knative.dev/routingStateModified", at(hour).toString())
                .endMetadata()
                .build();
    }

    private static Revision labelled(String name, String routingState) {
        return new RevisionBuilder()
                .withNewMetadata()
                .withName(name)
                .withCreationTimestamp(BEGIN.toString())
                .addToLabels("serving.knative.dev/routingState", routingState)
                .endMetadata()
                .build();
    }

    private static Instant at(long hour) {
        return BEGIN.plus(Duration.ofHours(hour));
    }
}
