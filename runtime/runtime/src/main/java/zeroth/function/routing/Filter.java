package zeroth.function.routing;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import zeroth.function.event.Attributes;

/** A condition on an event, as in {@code spec.filters} of a Knative Trigger. */
public sealed interface Filter {
    boolean matches(Attributes event);

    /** Every event. */
    static Filter any() {
        return new All(List.of());
    }

    /** These attributes have exactly these values. */
    static Filter exactly(Map<String, String> values) {
        return Attribute.all(Comparison.EXACT, values);
    }

    /** How an attribute's value is compared. Case matters. */
    enum Comparison {
        EXACT {
            @Override
            boolean holds(String value, String wanted) {
                return value.equals(wanted);
            }
        },
        PREFIX {
            @Override
            boolean holds(String value, String wanted) {
                return value.startsWith(wanted);
            }
        },
        SUFFIX {
            @Override
            boolean holds(String value, String wanted) {
                return value.endsWith(wanted);
            }
        };

        abstract boolean holds(String value, String wanted);
    }

    /** An event without the attribute does not match. */
    record Attribute(String name, Comparison comparison, String wanted) implements Filter {
        static Filter all(Comparison comparison, Map<String, String> values) {
            return new All(values.entrySet().stream()
                    .<Filter>map(entry -> new Attribute(entry.getKey(), comparison, entry.getValue()))
                    .toList());
        }

        @Override
        public boolean matches(Attributes event) {
            return event.value(name)
                    .filter(value -> comparison.holds(value, wanted))
                    .isPresent();
        }
    }

    /** Of none: every event. */
    record All(List<Filter> filters) implements Filter {
        public All {
            filters = List.copyOf(filters);
        }

        @Override
        public boolean matches(Attributes event) {
            for (var filter : filters) {
                if (!filter.matches(event)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Of none: no event. */
    record Any(List<Filter> filters) implements Filter {
        public Any {
            filters = List.copyOf(filters);
        }

        @Override
        public boolean matches(Attributes event) {
            return filters.stream().anyMatch(filter -> filter.matches(event));
        }
    }

    /** Not this. */
    record Not(Filter filter) implements Filter {
        @Override
        public boolean matches(Attributes event) {
            return !filter.matches(event);
        }
    }

    /** An expression in the CloudEvents SQL expression language. One that fails does not match. */
    record Cesql(String expression, Predicate<Attributes> compiled) implements Filter {
        @Override
        public boolean matches(Attributes event) {
            return compiled.test(event);
        }
    }
}
