package zeroth.queueproxy.http.telemetry;

import java.util.List;

/** Numbers of this moment under one name. */
public record Readings(Instrument instrument, Kind kind, List<Reading> all) {
    public Readings {
        all = List.copyOf(all);
    }

    /** One of them; a whole number is a {@code Long}. */
    public record Reading(Attributes of, Number value) {}

    /** How such numbers change. */
    public enum Kind {
        /** As they like. */
        GAUGE,
        /** They only grow. */
        COUNTER,
        /** They are what came without what went. */
        BALANCE
    }
}
