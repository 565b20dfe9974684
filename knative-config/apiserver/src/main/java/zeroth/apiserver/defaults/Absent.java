package zeroth.apiserver.defaults;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Writes a field only where there is none. */
final class Absent {
    private Absent() {}

    static void put(ObjectNode object, String field, String value) {
        if (!object.has(field)) {
            object.put(field, value);
        }
    }

    static void put(ObjectNode object, String field, int value) {
        if (!object.has(field)) {
            object.put(field, value);
        }
    }
}
