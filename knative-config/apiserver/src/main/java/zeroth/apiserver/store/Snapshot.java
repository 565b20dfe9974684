package zeroth.apiserver.store;

import java.util.List;

/** Objects as they all were at one revision. */
public record Snapshot(long revision, List<Stored> objects) {
    public Snapshot {
        objects = List.copyOf(objects);
    }
}
