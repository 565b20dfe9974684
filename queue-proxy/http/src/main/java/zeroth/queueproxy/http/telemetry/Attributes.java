package zeroth.queueproxy.http.telemetry;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All that is known of an observation, in the order in which it is written. */
public record Attributes(List<Attribute> all) {
    /** None. */
    static final Attributes NONE = of();

    public Attributes {
        all = List.copyOf(all);
    }

    public static Attributes of(Attribute... some) {
        return new Attributes(List.of(some));
    }

    Attributes and(Attribute... others) {
        return and(of(others));
    }

    Attributes and(Attributes others) {
        return new Attributes(Stream.concat(all.stream(), others.all.stream()).toList());
    }

    /** As Prometheus' text has them, between braces. */
    String labels() {
        return all.stream().map(Attribute::label).collect(Collectors.joining(","));
    }
}
