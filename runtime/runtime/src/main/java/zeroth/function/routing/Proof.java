package zeroth.function.routing;

import zeroth.function.routing.Filter.Comparison;

/** What can be proved about two filters without an event. Where nothing can, the answer is no. */
final class Proof {
    private Proof() {}

    /** Whether no event matches both. */
    static boolean disjoint(Filter one, Filter other) {
        return excludes(one, other) || excludes(other, one);
    }

    /** Whether every event that matches the one matches the other as well. */
    static boolean implies(Filter one, Filter other) {
        return impliesParts(one, other) || partImplies(one, other);
    }

    private static boolean excludes(Filter one, Filter other) {
        return switch (one) {
            case Filter.All all -> all.filters().stream().anyMatch(part -> disjoint(part, other));
            case Filter.Any any -> any.filters().stream().allMatch(part -> disjoint(part, other));
            case Filter.Not not -> implies(other, not.filter());
            case Filter.Attribute attribute ->
                other instanceof Filter.Attribute another && contradict(attribute, another);
            case Filter.Cesql cesql -> false;
        };
    }

    private static boolean impliesParts(Filter one, Filter other) {
        return switch (other) {
            case Filter.All all -> all.filters().stream().allMatch(part -> implies(one, part));
            case Filter.Any any -> any.filters().stream().anyMatch(part -> implies(one, part));
            case Filter.Not not -> disjoint(one, not.filter());
            case Filter.Attribute attribute -> false;
            case Filter.Cesql cesql -> false;
        };
    }

    private static boolean partImplies(Filter one, Filter other) {
        return switch (one) {
            case Filter.All all -> all.filters().stream().anyMatch(part -> implies(part, other));
            case Filter.Any any -> any.filters().stream().allMatch(part -> implies(part, other));
            case Filter.Not not -> other instanceof Filter.Not another && implies(another.filter(), not.filter());
            case Filter.Attribute attribute ->
                other instanceof Filter.Attribute another && stronger(attribute, another);
            case Filter.Cesql cesql ->
                other instanceof Filter.Cesql another && cesql.expression().equals(another.expression());
        };
    }

    private static boolean stronger(Filter.Attribute one, Filter.Attribute other) {
        boolean comparable = one.comparison() == Comparison.EXACT || one.comparison() == other.comparison();
        return comparable
                && one.name().equals(other.name())
                && other.comparison().holds(one.wanted(), other.wanted());
    }

    /** Two about one attribute, of which neither leaves room for the other. */
    private static boolean contradict(Filter.Attribute one, Filter.Attribute other) {
        boolean comparable = one.comparison() == Comparison.EXACT
                || other.comparison() == Comparison.EXACT
                || one.comparison() == other.comparison();
        return comparable && one.name().equals(other.name()) && !stronger(one, other) && !stronger(other, one);
    }
}
