package zeroth.api.settings;

import io.fabric8.kubernetes.api.model.Quantity;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import zeroth.api.notation.GoDuration;
import zeroth.api.notation.GoNumber;
import zeroth.api.notation.GoTemplate;
import zeroth.api.notation.GoText;

/** A ConfigMap's data, read by type. Where a setting has several keys, the first that is there wins. */
final class Entries {
    private final Map<String, String> data;

    Entries(Map<String, String> data) {
        this.data = Map.copyOf(data);
    }

    String text(String fallback, String... keys) {
        return raw(keys).map(Raw::value).orElse(fallback);
    }

    Optional<String> find(String... keys) {
        return raw(keys).map(Raw::value);
    }

    int integer(int fallback, String... keys) {
        return parsed(keys, "strconv.ParseInt", GoNumber::parseInt).orElse(fallback);
    }

    long count(long fallback, String... keys) {
        return parsed(keys, "strconv.ParseInt", GoNumber::parseLong).orElse(fallback);
    }

    double number(double fallback, String... keys) {
        return parsed(keys, "strconv.ParseFloat", GoNumber::parseDouble).orElse(fallback);
    }

    boolean isOn(boolean fallback, String... keys) {
        return parsed(keys, "strconv.ParseBool", GoNumber::parseBoolean).orElse(fallback);
    }

    Duration duration(Duration fallback, String... keys) {
        return raw(keys)
                .map(raw -> GoDuration.parse(raw.value())
                        .orElseThrow(() -> InvalidSettings.unparsable(
                                raw.key(), "time: invalid duration " + GoText.quote(raw.value()))))
                .orElse(fallback);
    }

    GoTemplate template(String fallback, String... keys) {
        return raw(keys).map(raw -> wrapped(raw, GoTemplate::parse)).orElseGet(() -> GoTemplate.parse(fallback));
    }

    Optional<Quantity> quantity(String... keys) {
        return raw(keys).map(raw -> wrapped(raw, Entries::quantity));
    }

    /** The amounts of those resources whose keys are there. */
    Map<String, Quantity> quantities(Map<String, List<String>> keysOfResources) {
        Map<String, Quantity> amounts = new LinkedHashMap<>();
        keysOfResources.forEach((resource, keys) ->
                quantity(keys.toArray(String[]::new)).ifPresent(amount -> amounts.put(resource, amount)));
        return Collections.unmodifiableMap(amounts);
    }

    /** A comma-separated list. */
    List<String> list(List<String> fallback, String... keys) {
        return raw(keys)
                .map(raw -> Arrays.stream(raw.value().split(",", -1))
                        .map(String::strip)
                        .filter(item -> !item.isEmpty())
                        .toList())
                .orElse(fallback);
    }

    private <T> Optional<T> parsed(String[] keys, String function, Function<String, Optional<T>> parser) {
        return raw(keys).map(raw -> parser.apply(raw.value()).orElseThrow(() -> bad(raw, function)));
    }

    private Optional<Raw> raw(String... keys) {
        return Arrays.stream(keys)
                .filter(data::containsKey)
                .map(key -> new Raw(key, data.getOrDefault(key, "").strip()))
                .findFirst();
    }

    private static InvalidSettings bad(Raw raw, String function) {
        String why = GoNumber.isInteger(raw.value()) ? "value out of range" : "invalid syntax";
        return InvalidSettings.unparsable(raw.key(), function + ": parsing " + GoText.quote(raw.value()) + ": " + why);
    }

    private static <T> T wrapped(Raw raw, Function<String, T> parser) {
        try {
            return parser.apply(raw.value());
        } catch (IllegalArgumentException e) {
            InvalidSettings invalid = InvalidSettings.unparsable(raw.key(), String.valueOf(e.getMessage()));
            invalid.initCause(e);
            throw invalid;
        }
    }

    private static Quantity quantity(String text) {
        Quantity quantity = Quantity.parse(text);
        quantity.getNumericalAmount();
        return quantity;
    }

    private record Raw(String key, String value) {}
}
