package zeroth.dataplane.throttle;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import zeroth.queueproxy.limit.ConcurrencyLimit;

/**
 * A throttle for each of those that requests are for: Revisions, or Services. An entry is there as long as they are. A
 * concurrent map and nothing else.
 */
public final class Throttles<T> {
    private final Function<T, String> namespace;
    private final InstantSource clock;
    private final int perRevision;
    private final int perNamespace;
    private final Map<T, Throttle> throttles = new ConcurrentHashMap<>();
    private final Map<String, Lobby> lobbies = new ConcurrentHashMap<>();

    public Throttles(Function<T, String> namespace, InstantSource clock, int perRevision, int perNamespace) {
        this.namespace = namespace;
        this.clock = clock;
        this.perRevision = perRevision;
        this.perNamespace = perNamespace;
    }

    public Optional<Throttle> find(T target) {
        return Optional.ofNullable(throttles.get(target));
    }

    /** Its throttle, made if there is none. */
    public Throttle of(T target, ConcurrencyLimit limit) {
        return throttles.computeIfAbsent(target, id -> create(id, limit));
    }

    /** It was deleted. */
    public void remove(T target) {
        Throttle throttle = throttles.remove(target);
        if (throttle != null) {
            throttle.close();
        }
    }

    public void forEach(BiConsumer<T, Throttle> action) {
        throttles.forEach(action);
    }

    /** Each refuses who has waited that long although nobody will come. */
    public void refuseAfter(Duration patience) {
        throttles.values().forEach(throttle -> throttle.refuseAfter(patience));
    }

    private Throttle create(T target, ConcurrencyLimit limit) {
        Lobby lobby = lobbies.computeIfAbsent(namespace.apply(target), _ -> new Lobby(perNamespace));
        return new Throttle(new Balancer(limit, new SplittableRandom()), clock, perRevision, lobby);
    }
}
