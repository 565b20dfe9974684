package zeroth.api.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.fabric8.knative.pkg.apis.Condition;
import io.fabric8.knative.pkg.apis.ConditionBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConditionsTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00.5Z");
    private static final Instant LATER = NOON.plusSeconds(60);

    @Test
    void aNewObjectKnowsNothingYet() {
        Conditions conditions = Conditions.begin(LivingSet.SERVICE, List.of(), NOON);

        assertThat(summary(conditions))
                .containsExactly("ConfigurationsReady Unknown", "Ready Unknown", "RoutesReady Unknown");
    }

    @Test
    void aDependentThatIsNewToAReadyObjectStartsTrue() {
        List<Condition> stored = List.of(condition("Ready", "True", "2026-01-01T11:00:00Z"));

        Conditions conditions = Conditions.begin(LivingSet.SERVICE, stored, NOON);

        assertThat(summary(conditions)).containsExactly("ConfigurationsReady True", "Ready True", "RoutesReady True");
    }

    @Test
    void isReadyWhenTheLastDependentIs() {
        Conditions one = Conditions.begin(LivingSet.SERVICE, List.of(), NOON).markTrue("RoutesReady");
        Conditions both = one.markTrue("ConfigurationsReady");

        assertThat(one.isTrue("Ready")).isFalse();
        assertThat(both.isTrue("Ready")).isTrue();
    }

    @Test
    void aFailureIsReadysFailure() {
        Conditions conditions =
                Conditions.begin(LivingSet.SERVICE, List.of(), NOON).markFalse("RoutesReady", "NotOwned", "not ours");

        assertThat(conditions.find("Ready")).hasValueSatisfying(ready -> {
            assertThat(ready.getStatus()).isEqualTo("False");
            assertThat(ready.getReason()).isEqualTo("NotOwned");
            assertThat(ready.getMessage()).isEqualTo("not ours");
        });
    }

    @Test
    void whatIsUnknownDoesNotHideAFailure() {
        Conditions conditions = Conditions.begin(LivingSet.SERVICE, List.of(), NOON)
                .markFalse("RoutesReady", "NotOwned", "not ours")
                .markUnknown("ConfigurationsReady", "OutOfDate", "still working");

        assertThat(conditions.find("Ready").orElseThrow().getReason()).isEqualTo("NotOwned");
    }

    @Test
    void theNewestFailureSpeaksForAll() {
        List<Condition> stored = List.of(
                condition("ContainerHealthy", "False", "2026-01-01T11:00:00Z"),
                condition("ResourcesAvailable", "Unknown", "2026-01-01T11:00:00Z"));
        Conditions conditions = Conditions.begin(LivingSet.REVISION, stored, NOON)
                .markFalse("ResourcesAvailable", "NoResources", "none left")
                .markTrue("Active");

        assertThat(conditions.find("Ready").orElseThrow().getReason()).isEqualTo("NoResources");
    }

    @Test
    void anInformationSaysSoAndChangesNothing() {
        Conditions conditions = Conditions.begin(LivingSet.REVISION, List.of(), NOON)
                .markTrue("ResourcesAvailable")
                .markTrue("ContainerHealthy")
                .markFalse("Active", "NoTraffic", "idle");

        assertThat(conditions.isTrue("Ready")).isTrue();
        assertThat(conditions.find("Active").orElseThrow().getSeverity()).isEqualTo("Info");
    }

    @Test
    void readyCanBeSetWhereNothingDepends() {
        Conditions begun = Conditions.begin(LivingSet.METRIC, List.of(), NOON);

        assertThat(begun.markTrue("Ready").isTrue("Ready")).isTrue();
        assertThat(begun.markFalse("Ready", "CollectionFailed", "no pods").isFalse("Ready"))
                .isTrue();
        assertThat(begun.markTrue("Note").isTrue("Ready")).isFalse();
    }

    @Test
    void whatChangesGetsTheTimeOfTheReconciliationAndTheRestKeepsItsOwn() {
        List<Condition> first = Conditions.begin(LivingSet.SERVICE, List.of(), NOON)
                .markTrue("RoutesReady")
                .list();
        List<Condition> second = Conditions.begin(LivingSet.SERVICE, first, LATER)
                .markUnknown("RoutesReady", "OutOfDate", "for a moment")
                .markTrue("RoutesReady")
                .markTrue("ConfigurationsReady")
                .list();

        assertThat(second)
                .extracting(Condition::getType, Condition::getLastTransitionTime)
                .containsExactly(
                        tuple("ConfigurationsReady", "2026-01-01T12:01:00Z"),
                        tuple("Ready", "2026-01-01T12:01:00Z"),
                        tuple("RoutesReady", "2026-01-01T12:00:00Z"));
    }

    @Test
    void anUnseenGenerationMakesReadyUnknown() {
        List<Condition> stored = List.of(condition("Ready", "True", "2026-01-01T11:00:00Z"));

        Conditions unseen = Conditions.begin(LivingSet.SERVICE, stored, NOON).observing(2, Optional.of(1L));
        Conditions seen = Conditions.begin(LivingSet.SERVICE, stored, NOON).observing(2, Optional.of(2L));

        assertThat(unseen.find("Ready").orElseThrow().getReason()).isEqualTo("NewObservedGenFailure");
        assertThat(seen.isTrue("Ready")).isTrue();
    }

    @Test
    void aChildsReadyBecomesTheParentsDependent() {
        Condition child = new ConditionBuilder(condition("Ready", "False", "2026-01-01T11:00:00Z"))
                .withReason("RevisionMissing")
                .withMessage("none")
                .build();

        Conditions conditions =
                Conditions.begin(LivingSet.SERVICE, List.of(), NOON).propagate("RoutesReady", child);

        assertThat(conditions.find("Ready").orElseThrow().getReason()).isEqualTo("RevisionMissing");
    }

    @Test
    void anotherObjectIsNeverReadyForAGenerationThatItHasNotSeen() {
        List<Condition> ready = List.of(condition("Ready", "True", "2026-01-01T11:00:00Z"));

        assertThat(Readiness.of(2, Optional.of(2L), ready)).isInstanceOf(Readiness.Ready.class);
        assertThat(Readiness.of(3, Optional.of(2L), ready)).isInstanceOf(Readiness.Pending.class);
        assertThat(Readiness.of(1, Optional.empty(), ready)).isInstanceOf(Readiness.Pending.class);
        assertThat(Readiness.of(2, Optional.of(2L), List.of(condition("Ready", "False", ""))))
                .isInstanceOf(Readiness.Failed.class);
    }

    private static List<String> summary(Conditions conditions) {
        return conditions.list().stream()
                .map(condition -> condition.getType() + " " + condition.getStatus())
                .toList();
    }

    private static Condition condition(String type, String status, String time) {
        return new ConditionBuilder()
                .withType(type)
                .withStatus(status)
                .withLastTransitionTime(time)
                .build();
    }
}
