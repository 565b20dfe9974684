package zeroth.apiserver.scale;

import com.fasterxml.jackson.databind.node.ObjectNode;
import zeroth.apiserver.patch.Patch;

/** A wish for another scale. */
public sealed interface ScaleEdit {
    ObjectNode applyTo(ObjectNode scale);

    record Replace(ObjectNode body) implements ScaleEdit {
        @Override
        public ObjectNode applyTo(ObjectNode scale) {
            return body;
        }
    }

    record Change(Patch patch) implements ScaleEdit {
        @Override
        public ObjectNode applyTo(ObjectNode scale) {
            return patch.apply(scale);
        }
    }
}
