package zeroth.function.messaging;

import java.util.Optional;

/** Which messages of a channel are not to overtake each other. */
public sealed interface Order {
    /** Those of a key; without one, those of a place, if it has an order. */
    record OfKeys(Optional<String> place) implements Order {}

    /** All of a place, since a broker takes all before the last one that was acknowledged for done. */
    record OfPlace(String place) implements Order {}
}
