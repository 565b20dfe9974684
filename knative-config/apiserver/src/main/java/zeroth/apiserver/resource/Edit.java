package zeroth.apiserver.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.UnaryOperator;
import zeroth.apiserver.patch.Patch;

/** A wish for how an object should become. */
sealed interface Edit {

    /** The whole object as wished for. {@code old} is the caller's no more. */
    ObjectNode applyTo(ObjectNode old);

    record Replace(ObjectNode body) implements Edit {
        @Override
        public ObjectNode applyTo(ObjectNode old) {
            return body.deepCopy();
        }
    }

    record Change(Patch patch) implements Edit {
        @Override
        public ObjectNode applyTo(ObjectNode old) {
            return patch.apply(old);
        }
    }

    /** A change by our own hand. */
    record Compute(UnaryOperator<ObjectNode> function) implements Edit {
        @Override
        public ObjectNode applyTo(ObjectNode old) {
            return function.apply(old);
        }
    }
}
