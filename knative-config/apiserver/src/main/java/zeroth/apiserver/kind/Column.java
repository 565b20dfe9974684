package zeroth.apiserver.kind;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/** One column of {@code kubectl get}, beside the name. {@code priority} above 0 shows with {@code -o wide} only. */
public record Column(String name, String type, String description, int priority, Cell cell) {

    public Column(String name, String type, Cell cell) {
        this(name, type, "", 0, cell);
    }

    public Column wide() {
        return new Column(name, type, description, 1, cell);
    }

    /** What stands in the column for one object. */
    @FunctionalInterface
    public interface Cell {
        JsonNode of(JsonNode object, Instant now);
    }
}
