package zeroth.dataplane.pods;

import static org.assertj.core.api.Assertions.assertThat;
import static zeroth.dataplane.pods.PodProbe.Reply.NOTHING;
import static zeroth.dataplane.pods.PodProbe.Reply.OTHER;
import static zeroth.dataplane.pods.PodProbe.Reply.WELL;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import zeroth.api.settings.NetworkSettings.MeshCompatibility;
import zeroth.dataplane.pods.Reach.Verdict.AskService;
import zeroth.dataplane.pods.Reach.Verdict.Nowhere;
import zeroth.dataplane.pods.Reach.Verdict.Same;
import zeroth.dataplane.pods.Reach.Verdict.ToPods;
import zeroth.dataplane.pods.Reach.Verdict.ToService;
import zeroth.dataplane.throttle.Pod;

/** Rounds of asking, without anybody who answers. */
class ReachTest {
    private static final Pod A = pod("a");
    private static final Pod B = pod("b");

    private final Reach reach = reach(MeshCompatibility.AUTO, Paths.Trust.POD);

    @Test
    void aPodThatAnswersIsUsedBeforeKubernetesCallsItReady() {
        assertThat(round(reach, notReady(A), Map.of(A, WELL))).isEqualTo(new ToPods(List.of(A)));
    }

    @Test
    void aPodWithProbesThatItDoesNotKnowOfIsUsedOnlyWhenKubernetesCallsItReady() {
        Reach careful = reach(MeshCompatibility.AUTO, Paths.Trust.KUBERNETES_TOO);

        assertThat(round(careful, notReady(A), Map.of(A, WELL))).isInstanceOf(AskService.class);
        assertThat(round(careful, ready(A), Map.of(A, WELL))).isEqualTo(new ToPods(List.of(A)));
    }

    @Test
    void aPodThatIsReadyButDoesNotAnswerIsNotUsed() {
        assertThat(round(reach, ready(A, B), Map.of(A, WELL, B, NOTHING))).isEqualTo(new ToPods(List.of(A)));
        assertThat(reach.isOpen(ready(A, B))).isTrue();
        assertThat(reach.ask(ready(A, B))).containsExactly(B);
    }

    @Test
    void whoAnsweredIsNotAskedAgainAndNothingChanges() {
        round(reach, ready(A), Map.of(A, WELL));

        assertThat(reach.ask(ready(A))).isEmpty();
        assertThat(reach.answered(ready(A), Map.of())).isEqualTo(new Same());
        assertThat(reach.isOpen(ready(A))).isFalse();
    }

    @Test
    void aPodThatIsNotReadyAnyMoreMustAnswerAnew() {
        round(reach, ready(A, B), Map.of(A, WELL, B, WELL));
        Addresses fallen = new Addresses(List.of(B), List.of(A));

        assertThat(reach.ask(fallen)).containsExactly(A);
        assertThat(reach.answered(fallen, Map.of(A, NOTHING))).isEqualTo(new ToPods(List.of(B)));
    }

    @Test
    void anAddressThatIsGoneIsForgotten() {
        round(reach, ready(A, B), Map.of(A, WELL, B, WELL));

        assertThat(round(reach, ready(B), Map.of())).isEqualTo(new ToPods(List.of(B)));
        assertThat(round(reach, Addresses.NONE, Map.of())).isEqualTo(new Nowhere());
        assertThat(reach.ask(ready(A))).containsExactly(A);
    }

    @Test
    void whereNoPodCanBeAskedTheServiceIsUsedAndPodsAreNotAskedAgain() {
        assertThat(round(reach, ready(A, B), Map.of(A, NOTHING, B, NOTHING))).isEqualTo(new AskService(2));
        assertThat(reach.serviceAnswered(ready(A, B))).isEqualTo(new ToService(2));

        assertThat(reach.ask(ready(A))).isEmpty();
        assertThat(reach.answered(ready(A), Map.of())).isEqualTo(new ToService(1));
        assertThat(reach.isOpen(ready(A))).isFalse();
    }

    @Test
    void whoAnswersLikeNoMeshKeepsTheServiceOutOfIt() {
        assertThat(round(reach, ready(A, B), Map.of(A, OTHER, B, NOTHING))).isEqualTo(new Same());
    }

    @Test
    void withoutAMeshKubernetesWordIsEnough() {
        Reach trusting = reach(MeshCompatibility.DISABLED, Paths.Trust.POD);

        assertThat(trusting.ask(ready(A))).isEmpty();
        assertThat(trusting.answered(ready(A), Map.of())).isEqualTo(new ToPods(List.of(A)));
    }

    @Test
    void withoutAMeshTheServiceIsNeverAsked() {
        Reach trusting = reach(MeshCompatibility.DISABLED, Paths.Trust.POD);

        assertThat(round(trusting, notReady(A), Map.of(A, NOTHING))).isEqualTo(new Same());
    }

    @Test
    void withAMeshPodsAreNeverAsked() {
        Reach meshed = reach(MeshCompatibility.ENABLED, Paths.Trust.POD);

        assertThat(meshed.ask(ready(A))).isEmpty();
        assertThat(meshed.answered(ready(A), Map.of())).isEqualTo(new AskService(1));
    }

    /** Trap 22: also where it never answers; upstream's {@code usePassthroughLb}. */
    @ParameterizedTest
    @EnumSource(MeshCompatibility.class)
    void throughAMeshThatLetsRequestsToPodsPassTheServiceIsNeverUsed(MeshCompatibility mesh) {
        Reach passing = new Reach(new Paths(mesh, Naming.SERVICE, Paths.Trust.POD));

        assertThat(passing.ask(notReady(A))).containsExactly(A);
        assertThat(passing.answered(notReady(A), Map.of(A, NOTHING))).isEqualTo(new Same());
        assertThat(round(passing, notReady(A), Map.of(A, WELL))).isEqualTo(new ToPods(List.of(A)));
    }

    private static Reach.Verdict round(Reach reach, Addresses now, Map<Pod, PodProbe.Reply> replies) {
        reach.ask(now);
        return reach.answered(now, replies);
    }

    private static Reach reach(MeshCompatibility mesh, Paths.Trust trust) {
        return new Reach(new Paths(mesh, Naming.ADDRESS, trust));
    }

    private static Addresses ready(Pod... pods) {
        return new Addresses(List.of(pods), List.of());
    }

    private static Addresses notReady(Pod... pods) {
        return new Addresses(List.of(), List.of(pods));
    }

    private static Pod pod(String name) {
        return new Pod(name, name, 8012, Pod.Protocol.HTTP1);
    }
}
