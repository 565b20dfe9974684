package zeroth.api.condition;

import io.fabric8.knative.pkg.apis.Condition;
import io.fabric8.knative.pkg.apis.ConditionBuilder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The conditions of one object during one reconciliation, {@code Ready} computed from its dependents as upstream's
 * {@code ConditionSet} does. Immutable: each mark returns the next state.
 */
public final class Conditions {
    private final LivingSet living;
    private final List<Condition> stored;
    private final List<Condition> current;
    private final String now;

    private Conditions(LivingSet living, List<Condition> stored, List<Condition> current, String now) {
        this.living = living;
        this.stored = stored;
        this.current = List.copyOf(current);
        this.now = now;
    }

    /**
     * What is stored, with every condition of the living set present.
     *
     * @param now becomes the transition time of what changes
     */
    public static Conditions begin(LivingSet living, List<Condition> stored, Instant now) {
        String time = now.truncatedTo(ChronoUnit.SECONDS).toString();
        return new Conditions(living, List.copyOf(stored), stored, time).initialized();
    }

    /** Ready is unknown until a reconciler has seen this generation; one that leaves it so is broken. */
    public Conditions observing(long generation, Optional<Long> observedGeneration) {
        return observedGeneration.filter(seen -> seen == generation).isPresent()
                ? this
                : set(unknown(LivingSet.READY, "NewObservedGenFailure", "unsuccessfully observed a new generation"));
    }

    public Conditions markTrue(String type) {
        return set(condition(type, Status.TRUE).build()).recomputed(type);
    }

    public Conditions markTrue(String type, String reason, String message) {
        return set(condition(type, Status.TRUE, reason, message)).recomputed(type);
    }

    public Conditions markUnknown(String type, String reason, String message) {
        Conditions next = set(unknown(type, reason, message));
        if (next.dependents().anyMatch(Status.FALSE::of)) {
            return next.isFalse(LivingSet.READY) ? next : next.markFalse(LivingSet.READY, reason, message);
        }
        return living.dependents().contains(type) ? next.set(unknown(LivingSet.READY, reason, message)) : next;
    }

    public Conditions markFalse(String type, String reason, String message) {
        Conditions next = set(condition(type, Status.FALSE, reason, message));
        return living.dependents().contains(type)
                ? next.set(condition(LivingSet.READY, Status.FALSE, reason, message))
                : next;
    }

    /** Copies another object's condition as {@code type}: a child's Ready becomes the parent's dependent. */
    public Conditions propagate(String type, Condition from) {
        String reason = orEmpty(Optional.ofNullable(from.getReason()));
        String message = orEmpty(Optional.ofNullable(from.getMessage()));
        return switch (Status.read(from)) {
            case TRUE -> markTrue(type, reason, message);
            case FALSE -> markFalse(type, reason, message);
            case UNKNOWN -> markUnknown(type, reason, message);
        };
    }

    public Optional<Condition> find(String type) {
        return find(current, type);
    }

    public boolean isTrue(String type) {
        return find(type).filter(Status.TRUE::of).isPresent();
    }

    public boolean isFalse(String type) {
        return find(type).filter(Status.FALSE::of).isPresent();
    }

    /** To be stored: sorted by type; what is as it was keeps its time. */
    public List<Condition> list() {
        return current.stream()
                .map(condition -> find(stored, condition.getType())
                        .filter(old -> same(old, condition))
                        .orElse(condition))
                .sorted(Comparator.comparing(Condition::getType))
                .toList();
    }

    private Conditions initialized() {
        Conditions next = initialized(LivingSet.READY, Status.UNKNOWN);
        Status initial = next.isTrue(LivingSet.READY) ? Status.TRUE : Status.UNKNOWN;
        for (String dependent : living.dependents()) {
            next = next.initialized(dependent, initial);
        }
        return next;
    }

    private Conditions initialized(String type, Status status) {
        return find(type).isPresent() ? this : set(condition(type, status).build());
    }

    private Conditions recomputed(String marked) {
        Optional<Condition> unhappy = unhappyDependent();
        if (unhappy.isPresent()) {
            return set(as(LivingSet.READY, unhappy.get()));
        }
        // Where nothing depends, an information must not say that the object is Ready: upstream lets it.
        return living.dependents().isEmpty() || marked.equals(LivingSet.READY)
                ? this
                : set(condition(LivingSet.READY, Status.TRUE).build());
    }

    private Optional<Condition> unhappyDependent() {
        List<Condition> newestFirst = dependents()
                .sorted(Comparator.comparing(Conditions::time).reversed())
                .toList();
        return first(newestFirst, Status.FALSE::of)
                .or(() -> first(newestFirst, Status.UNKNOWN::of))
                .or(() -> newestFirst.size() < living.dependents().size()
                        ? Optional.of(condition(LivingSet.READY, Status.UNKNOWN).build())
                        : Optional.empty());
    }

    private Stream<Condition> dependents() {
        return current.stream().filter(condition -> living.dependents().contains(condition.getType()));
    }

    private Conditions set(Condition condition) {
        Optional<Condition> before = find(condition.getType());
        if (before.filter(old -> same(old, condition)).isPresent()) {
            return this;
        }
        List<Condition> next = new ArrayList<>(without(condition.getType()));
        next.add(condition);
        return new Conditions(living, stored, next, now);
    }

    private List<Condition> without(String type) {
        return current.stream().filter(c -> !c.getType().equals(type)).toList();
    }

    private Condition unknown(String type, String reason, String message) {
        return condition(type, Status.UNKNOWN, reason, message);
    }

    private Condition as(String type, Condition from) {
        return new ConditionBuilder(from)
                .withType(type)
                .withLastTransitionTime(now)
                .build();
    }

    private Condition condition(String type, Status status, String reason, String message) {
        ConditionBuilder builder = condition(type, status);
        if (!reason.isEmpty()) {
            builder.withReason(reason);
        }
        if (!message.isEmpty()) {
            builder.withMessage(message);
        }
        return builder.build();
    }

    private ConditionBuilder condition(String type, Status status) {
        ConditionBuilder builder =
                new ConditionBuilder().withType(type).withStatus(status.word()).withLastTransitionTime(now);
        return living.matters(type) ? builder : builder.withSeverity("Info");
    }

    private static Optional<Condition> find(List<Condition> conditions, String type) {
        return first(conditions, condition -> condition.getType().equals(type));
    }

    private static Optional<Condition> first(List<Condition> conditions, Predicate<Condition> wanted) {
        return conditions.stream().filter(wanted).findFirst();
    }

    private static boolean same(Condition one, Condition other) {
        return withoutTime(one).equals(withoutTime(other));
    }

    private static Condition withoutTime(Condition condition) {
        return new ConditionBuilder(condition).withLastTransitionTime("").build();
    }

    private static String time(Condition condition) {
        return orEmpty(Optional.ofNullable(condition.getLastTransitionTime()));
    }

    private static String orEmpty(Optional<String> text) {
        return text.orElse("");
    }
}
