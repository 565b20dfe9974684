package zeroth.controller.route;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The host names of a Route and how each spreads its requests. The group of the empty tag is the Route's own name, and
 * holds every target; each tag has a group of its own.
 */
record TrafficGroups(SortedMap<String, List<Share>> byTag) {
    static final String DEFAULT = "";

    private static final int WHOLE = 100;

    static TrafficGroups of(List<ResolvedTarget> targets) {
        SortedMap<String, List<Share>> groups = new TreeMap<>();
        groups.put(DEFAULT, new ArrayList<>());
        for (ResolvedTarget target : targets) {
            Share share = new Share(target.backend(), target.percent(), target.follows());
            join(groups.get(DEFAULT), share);
            if (!target.tag().isEmpty()) {
                join(groups.computeIfAbsent(target.tag(), _ -> new ArrayList<>()), share);
            }
        }
        groups.replaceAll((_, shares) -> whole(shares));
        return new TrafficGroups(groups);
    }

    /** With other shares in place of each. */
    TrafficGroups mapped(BiFunction<String, Share, Stream<Share>> shares) {
        SortedMap<String, List<Share>> groups = new TreeMap<>();
        byTag.forEach((tag, group) -> groups.put(
                tag, group.stream().flatMap(share -> shares.apply(tag, share)).toList()));
        return new TrafficGroups(groups);
    }

    private static void join(List<Share> shares, Share share) {
        IntStream.range(0, shares.size())
                .filter(i -> shares.get(i).joins(share))
                .findFirst()
                .ifPresentOrElse(
                        i -> shares.set(
                                i, shares.get(i).withPercent(shares.get(i).percent() + share.percent())),
                        () -> shares.add(share));
    }

    /** Who is alone takes all. */
    private static List<Share> whole(List<Share> shares) {
        return shares.size() == 1 ? List.of(shares.getFirst().withPercent(WHOLE)) : List.copyOf(shares);
    }
}
