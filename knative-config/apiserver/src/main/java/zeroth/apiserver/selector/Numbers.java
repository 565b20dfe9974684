package zeroth.apiserver.selector;

import java.util.Map;
import java.util.Optional;

/** Labels read as numbers. */
final class Numbers {
    private Numbers() {}

    static Optional<Long> of(Map<String, String> labels, String key) {
        try {
            return Optional.ofNullable(labels.get(key)).map(Long::valueOf);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
