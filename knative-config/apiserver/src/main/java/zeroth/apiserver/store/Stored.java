package zeroth.apiserver.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import zeroth.apiserver.object.Json;

/**
 * One object at one revision, as bytes that nobody changes. Immutable but for the facts, which are read at first need; two
 * threads may both read them and find the same.
 */
public final class Stored {
    private final Key key;
    private final long revision;
    private final byte[] bytes;
    private volatile @Nullable Facts facts;

    Stored(Key key, long revision, byte[] bytes) {
        this.key = key;
        this.revision = revision;
        this.bytes = bytes;
    }

    public Key key() {
        return key;
    }

    public long revision() {
        return revision;
    }

    /** The object's text. Not a copy: not to be written to. */
    public byte[] bytes() {
        return bytes;
    }

    /** A tree of the caller's own. */
    public ObjectNode tree() {
        return Json.trusted(bytes);
    }

    public Facts facts() {
        var known = facts;
        if (known == null) {
            known = Facts.of(tree());
            facts = known;
        }
        return known;
    }
}
