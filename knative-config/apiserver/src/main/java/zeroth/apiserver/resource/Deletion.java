package zeroth.apiserver.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import zeroth.apiserver.kind.BuiltInKinds;
import zeroth.apiserver.kind.Kind;
import zeroth.apiserver.object.Json;
import zeroth.apiserver.object.Metadata;
import zeroth.apiserver.refusal.Refusal;
import zeroth.apiserver.store.Store;
import zeroth.apiserver.store.Stored;

/**
 * Deletes objects: at once where nothing stands in the way, else by marking them, so that whoever holds a finalizer or runs
 * the pod lets go first.
 */
public final class Deletion {
    public static final String FOREGROUND = "foregroundDeletion";
    public static final String ORPHAN = "orphan";

    private static final int ATTEMPTS = 20;
    private static final long DEFAULT_GRACE = 30;
    private static final Set<String> FOREVER = Set.of("default", "kube-system", "kube-public");

    private final Store store;
    private final Rules rules;
    private final InstantSource clock;

    public Deletion(Store store, Rules rules, InstantSource clock) {
        this.store = store;
        this.rules = rules;
        this.clock = clock;
    }

    /** What became of the object. */
    public sealed interface Outcome {
        Stored object();

        record Gone(Stored object) implements Outcome {}

        record Going(Stored object) implements Outcome {}
    }

    public Outcome delete(Target target, DeleteOptions options) {
        for (int i = 0; i < ATTEMPTS; i++) {
            var old = store.latest(target.key()).orElseThrow(() -> Refusal.notFound(target.subject()));
            requirePreconditions(target, old, options);
            requireMortal(target);
            var outcome = attempt(target.kind(), old, options);
            if (outcome.isPresent()) {
                return outcome.get();
            }
        }
        throw Refusal.modified(target.subject());
    }

    private Optional<Outcome> attempt(Kind kind, Stored old, DeleteOptions options) {
        var next = old.tree();
        rules.admitDeletion(kind, next);
        var metadata = Metadata.of(next);
        metadata.setFinalizers(finalizers(metadata, options));
        var grace = grace(kind, next, options);
        mark(kind, next, grace);
        if (Finalization.isDone(kind, next)) {
            return store.remove(old, next).map(Outcome.Gone::new);
        }
        if (next.equals(old.tree())) {
            return Optional.of(new Outcome.Going(old));
        }
        return store.replace(old, next).map(Outcome.Going::new);
    }

    private static List<String> finalizers(Metadata metadata, DeleteOptions options) {
        var finalizers = new ArrayList<>(metadata.finalizers());
        finalizers.removeIf(name -> name.equals(FOREGROUND) || name.equals(ORPHAN));
        switch (options.propagation()) {
            case BACKGROUND -> {}
            case FOREGROUND -> finalizers.add(FOREGROUND);
            case ORPHAN -> finalizers.add(ORPHAN);
        }
        return finalizers;
    }

    /** A pod that nobody runs, or that has ended, has nothing to finish. */
    private static long grace(Kind kind, ObjectNode object, DeleteOptions options) {
        if (!kind.has(Kind.Feature.GRACEFUL_DELETION)
                || Json.at(object, "spec", "nodeName").asText("").isEmpty()
                || Set.of("Succeeded", "Failed")
                        .contains(Json.at(object, "status", "phase").asText(""))) {
            return 0;
        }
        var asked = options.gracePeriodSeconds()
                .orElse(Json.at(object, "spec", "terminationGracePeriodSeconds").asLong(DEFAULT_GRACE));
        var marked = Metadata.of(object).node().path(Finalization.GRACE);
        // A later deletion may shorten the time, never lengthen it.
        return marked.isNumber() ? Math.min(marked.asLong(), asked) : asked;
    }

    private void mark(Kind kind, ObjectNode object, long grace) {
        var metadata = Metadata.of(object);
        var shortened = metadata.isBeingDeleted()
                && metadata.node().path(Finalization.GRACE).asLong() > grace;
        if (!metadata.isBeingDeleted() || shortened) {
            metadata.setTime("deletionTimestamp", clock.instant().plusSeconds(grace));
            if (kind.has(Kind.Feature.GENERATION)) {
                Generation.increase(object);
            }
        }
        metadata.node().put(Finalization.GRACE, grace);
        if (isNamespace(kind)) {
            Json.child(object, "status").put("phase", "Terminating");
        }
    }

    private static boolean isNamespace(Kind kind) {
        return kind.resource().equals(BuiltInKinds.NAMESPACES);
    }

    private static void requireMortal(Target target) {
        if (isNamespace(target.kind()) && FOREVER.contains(target.name().orElse(""))) {
            throw Refusal.forbidden(target.subject(), "this namespace may not be deleted");
        }
    }

    private static void requirePreconditions(Target target, Stored old, DeleteOptions options) {
        var uid = old.facts().uid();
        options.uid().filter(asked -> !asked.equals(uid)).ifPresent(asked -> {
            throw Refusal.conflict(
                    target.subject(),
                    "Precondition failed: UID in precondition: " + asked + ", UID in object meta: " + uid);
        });
        var version = Long.toString(old.revision());
        options.version().filter(asked -> !asked.equals(version)).ifPresent(asked -> {
            throw Refusal.conflict(
                    target.subject(),
                    "Precondition failed: ResourceVersion in precondition: " + asked
                            + ", ResourceVersion in object meta: " + version);
        });
    }
}
