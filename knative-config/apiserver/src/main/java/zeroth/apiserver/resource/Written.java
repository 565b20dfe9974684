package zeroth.apiserver.resource;

import java.util.List;
import zeroth.apiserver.store.Stored;

/** A write that was done, and what the client should know about it. */
public record Written(Stored object, List<String> warnings) {
    public Written {
        warnings = List.copyOf(warnings);
    }
}
