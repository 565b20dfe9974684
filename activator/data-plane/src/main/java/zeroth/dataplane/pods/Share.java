package zeroth.dataplane.pods;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import zeroth.dataplane.throttle.Pod;

/**
 * Which of a Revision's pods are this activator's, where several share them out: upstream's {@code assignSlice}. Each pod
 * takes as much from every activator that has it, so that nothing need be agreed upon.
 */
sealed interface Share {
    /** Those of {@code pods}, which are in the order of their addresses. */
    List<Pod> among(List<Pod> pods);

    /** Between how many activators the pods are shared out. */
    int of();

    /** The place of the activator at {@code self} among those; empty if it is not one of them. */
    static Stream<Share> at(String self, List<String> activators) {
        List<String> sorted = activators.stream().distinct().sorted().toList();
        return sorted.contains(self) ? Stream.of(new Part(sorted.indexOf(self), sorted.size())) : Stream.empty();
    }

    /** Nobody else is known of. */
    record Whole() implements Share {
        @Override
        public List<Pod> among(List<Pod> pods) {
            return pods;
        }

        @Override
        public int of() {
            return 1;
        }
    }

    /** The {@code index}th of so many. */
    record Part(int index, int of) implements Share {
        public Part {
            if (index < 0 || index >= of) {
                throw new IllegalArgumentException("share: %d of %d (expected: 0 <= index < of)".formatted(index, of));
            }
        }

        @Override
        public List<Pod> among(List<Pod> pods) {
            if (pods.size() <= 1 || of == 1) {
                return pods;
            }
            return of > pods.size() ? List.of(pods.get(index % pods.size())) : part(pods);
        }

        /** As many as all others have; the last pods, which are left over, go to the first activators. */
        private List<Pod> part(List<Pod> pods) {
            int size = pods.size() / of;
            int leftOver = pods.size() % of;
            List<Pod> part = new ArrayList<>(pods.subList(index * size, (index + 1) * size));
            if (index < leftOver) {
                part.add(pods.get(pods.size() - leftOver + index));
            }
            return part;
        }
    }
}
