package zeroth.autoscaler.pods;

import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import zeroth.names.RevisionId;

/**
 * Ready pods by Revision, written down slice by slice. One atomic map: each entry is immutable and replaced whole. A pod
 * may be in two slices while Kubernetes moves it; it counts once.
 */
final class PodBook {
    private final Map<RevisionId, Map<String, List<ReadyPod>>> slices = new ConcurrentHashMap<>();

    void write(RevisionId revision, EndpointSlice slice, Instant now) {
        slices.compute(revision, (_, before) -> with(revision, before == null ? Map.of() : before, slice, now));
    }

    void remove(RevisionId revision, EndpointSlice slice) {
        slices.computeIfPresent(revision, (_, before) -> without(before, name(slice)));
    }

    Collection<ReadyPod> ready(RevisionId revision) {
        return slices.getOrDefault(revision, Map.of()).values().stream()
                .flatMap(List::stream)
                .collect(Collectors.toMap(ReadyPod::name, Function.identity(), PodBook::elder))
                .values();
    }

    private static Map<String, List<ReadyPod>> with(
            RevisionId revision, Map<String, List<ReadyPod>> before, EndpointSlice slice, Instant now) {
        Map<String, Instant> since = before.values().stream()
                .flatMap(List::stream)
                .collect(Collectors.toMap(ReadyPod::name, ReadyPod::since, PodBook::earlier));
        Map<String, List<ReadyPod>> next = new HashMap<>(before);
        next.put(
                name(slice),
                Slices.readyPods(revision, slice, now).stream()
                        .map(pod -> pod.since(since.getOrDefault(pod.name(), now)))
                        .toList());
        return Map.copyOf(next);
    }

    private static Map<String, List<ReadyPod>> without(Map<String, List<ReadyPod>> before, String slice) {
        Map<String, List<ReadyPod>> next = new HashMap<>(before);
        next.remove(slice);
        return Map.copyOf(next);
    }

    private static ReadyPod elder(ReadyPod one, ReadyPod other) {
        return one.since().isAfter(other.since()) ? other : one;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isAfter(other) ? other : one;
    }

    private static String name(EndpointSlice slice) {
        return slice.getMetadata().getName();
    }
}
