package zeroth.apiserver.call;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import zeroth.apiserver.refusal.Refusal;

/** In which form a client wants its answer. */
public enum Accepted {
    OBJECT,
    TABLE;

    private static final List<String> JSON = List.of("application/json", "application/*", "*/*");

    /** The first of the wishes in an {@code Accept} header that can be met. */
    public static Accepted of(Call call) {
        if (call.accept().isBlank()) {
            return OBJECT;
        }
        return Arrays.stream(call.accept().split(",", -1))
                .map(String::strip)
                .flatMap(range -> of(range).stream())
                .findFirst()
                .orElseThrow(() -> Refusal.notAcceptable("application/json"));
    }

    private static Optional<Accepted> of(String range) {
        var parts = Arrays.stream(range.split(";", -1)).map(String::strip).toList();
        if (!JSON.contains(parts.getFirst())) {
            return Optional.empty();
        }
        if (parts.stream().noneMatch(part -> part.startsWith("as="))) {
            return Optional.of(OBJECT);
        }
        return parts.containsAll(List.of("as=Table", "v=v1")) ? Optional.of(TABLE) : Optional.empty();
    }
}
