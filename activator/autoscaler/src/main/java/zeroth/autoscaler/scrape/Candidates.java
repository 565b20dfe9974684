package zeroth.autoscaler.scrape;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import zeroth.autoscaler.pods.ReadyPod;

/**
 * In which order pods are asked: those that have been here for a whole window first, because a young pod's load is not
 * typical. Where there is a choice, chance chooses. Pure.
 */
final class Candidates {
    private Candidates() {}

    static List<ReadyPod> order(Collection<ReadyPod> pods, int sample, Instant oldBefore, RandomGenerator random) {
        Map<Boolean, List<ReadyPod>> byAge = pods.stream()
                .collect(Collectors.partitioningBy(
                        pod -> !pod.since().isAfter(oldBefore), Collectors.toCollection(ArrayList::new)));
        List<ReadyPod> old = byAge.getOrDefault(true, List.of());
        List<ReadyPod> young = byAge.getOrDefault(false, List.of());
        Collections.shuffle(old.size() < sample ? young : old, random);
        List<ReadyPod> ordered = new ArrayList<>(old);
        ordered.addAll(young);
        return ordered;
    }
}
