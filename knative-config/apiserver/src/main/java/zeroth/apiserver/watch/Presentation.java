package zeroth.apiserver.watch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import zeroth.apiserver.object.Json;
import zeroth.apiserver.store.Stored;

/** What stands for an object in an event. */
public interface Presentation {
    byte[] of(Stored object);

    byte[] bookmark(ObjectNode bare);

    /** Objects as they are. */
    static Presentation whole() {
        return new Presentation() {
            @Override
            public byte[] of(Stored object) {
                return object.bytes();
            }

            @Override
            public byte[] bookmark(ObjectNode bare) {
                return Json.bytes(bare);
            }
        };
    }
}
