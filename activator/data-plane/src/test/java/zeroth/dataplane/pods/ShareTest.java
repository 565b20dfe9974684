package zeroth.dataplane.pods;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zeroth.dataplane.throttle.Pod;

class ShareTest {
    @ParameterizedTest(name = "of {0}, activator {1} of {2} has {3}")
    @CsvSource({
        "abcde, 0, 2, abe",
        "abcde, 1, 2, cd",
        "abc, 0, 5, a",
        "abc, 1, 5, b",
        "abc, 2, 5, c",
        "abc, 3, 5, a",
        "abc, 4, 5, b",
        "abcdefg, 0, 3, abg",
        "abcdefg, 1, 3, cd",
        "abcdefg, 2, 3, ef",
        "a, 1, 2, a",
        "abc, 0, 1, abc",
    })
    void podsAreSharedOutAsUpstreamDoes(String pods, int index, int of, String expected) {
        assertThat(names(new Share.Part(index, of).among(pods(pods)))).isEqualTo(expected);
    }

    @Test
    void everyPodIsSomebodysHoweverManyShare() {
        for (int activators = 1; activators < 12; activators++) {
            List<Pod> pods = pods("abcdefghijk");
            int of = activators;
            Stream<Pod> all = IntStream.range(0, of)
                    .mapToObj(index -> new Share.Part(index, of))
                    .flatMap(share -> share.among(pods).stream());

            assertThat(all).as("%d activators", of).containsExactlyInAnyOrderElementsOf(pods);
        }
    }

    @Test
    void placesAreByAddressAsText() {
        List<String> activators = List.of("10.0.0.9", "10.0.0.10", "10.0.0.2");

        assertThat(Share.at("10.0.0.10", activators)).containsExactly(new Share.Part(0, 3));
        assertThat(Share.at("10.0.0.2", activators)).containsExactly(new Share.Part(1, 3));
        assertThat(Share.at("10.0.0.9", activators)).containsExactly(new Share.Part(2, 3));
    }

    @Test
    void whoIsNotAmongThemHasNoPlace() {
        assertThat(Share.at("10.0.0.1", List.of("10.0.0.2"))).isEmpty();
        assertThat(Share.at("10.0.0.1", List.of())).isEmpty();
    }

    @Test
    void withoutAPlaceAllPodsAreOurs() {
        assertThat(names(new Share.Whole().among(pods("abc")))).isEqualTo("abc");
    }

    @Test
    void aPlaceThatThereIsNotIsRefused() {
        assertThatThrownBy(() -> new Share.Part(2, 2)).hasMessageContaining("share: 2 of 2");
    }

    private static List<Pod> pods(String names) {
        return Stream.of(names.split(""))
                .map(name -> new Pod(name, name, 8012, Pod.Protocol.HTTP1))
                .toList();
    }

    private static String names(List<Pod> pods) {
        return String.join("", pods.stream().map(Pod::name).toList());
    }
}
