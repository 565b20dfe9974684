package zeroth.function.seen;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The types of events that metrics tell apart. Senders choose them, so only the first ones have a name; the rest are one.
 * A concurrent set; a few more than the most may get in at once.
 */
public final class KnownTypes {
    static final String OTHER = "other";

    private static final int MOST = 100;

    private final Set<String> known = ConcurrentHashMap.newKeySet();

    String bounded(String type) {
        if (known.contains(type)) {
            return type;
        }
        return known.size() < MOST && known.add(type) ? type : OTHER;
    }
}
