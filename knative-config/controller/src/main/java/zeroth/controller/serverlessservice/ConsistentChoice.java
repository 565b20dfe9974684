package zeroth.controller.serverlessservice;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Some of many, so that most stay chosen when one comes or goes: upstream's {@code hash.ChooseSubset}. Items have angles
 * on a circle; from an angle of the target's own the choice walks around it in steps of the target's own.
 */
final class ConsistentChoice {
    private static final int CIRCLE = 2048;
    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private ConsistentChoice() {}

    static Set<String> choose(Set<String> items, int count, String target) {
        if (count >= items.size()) {
            return Set.copyOf(items);
        }
        NavigableMap<Integer, String> angles = angles(items, target);
        int step = angle(target + "step-angle-salt");
        int current = angle(target + "start-angle-salt");
        Set<String> chosen = new LinkedHashSet<>();
        while (chosen.size() < count) {
            chosen.add(next(angles, current, chosen));
            current = (current + step) % CIRCLE;
        }
        return chosen;
    }

    private static String next(NavigableMap<Integer, String> angles, int current, Set<String> chosen) {
        List<String> around = new ArrayList<>(angles.tailMap(current).values());
        around.addAll(angles.headMap(current).values());
        return around.stream()
                .filter(item -> !chosen.contains(item))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("fewer are chosen than there are"));
    }

    private static NavigableMap<Integer, String> angles(Set<String> items, String target) {
        NavigableMap<Integer, String> angles = new TreeMap<>();
        items.stream().sorted().forEach(item -> place(angles, item, item + target));
        return angles;
    }

    private static void place(Map<Integer, String> angles, String item, String text) {
        Optional<String> taken = Optional.ofNullable(angles.putIfAbsent(angle(text), item));
        if (taken.isPresent()) {
            place(angles, item, text + Long.toHexString(hash(text)));
        }
    }

    private static int angle(String text) {
        return (int) Long.remainderUnsigned(hash(text), CIRCLE);
    }

    /** FNV-1a of 64 bits. */
    private static long hash(String text) {
        long hash = OFFSET;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * PRIME;
        }
        return hash;
    }
}
