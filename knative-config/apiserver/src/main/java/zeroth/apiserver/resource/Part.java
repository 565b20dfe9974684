package zeroth.apiserver.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import zeroth.apiserver.kind.Kind;
import zeroth.apiserver.object.Metadata;
import zeroth.apiserver.refusal.Refusal;

/** Which part of an object a write may change; all else is kept as it was, whatever the client sent. */
enum Part {
    /** What the user wishes: everything but the status, where that has an address of its own. */
    WISH {
        @Override
        ObjectNode merge(Kind kind, ObjectNode old, ObjectNode proposed) {
            if (kind.has(Kind.Feature.STATUS)) {
                keep(old, proposed, "status");
            }
            Metadata.of(proposed).takeFrom(Metadata.of(old), KEPT);
            Metadata.of(proposed).node().remove(UNKEPT);
            return proposed;
        }

        @Override
        Checked admit(Rules rules, Kind kind, ObjectNode old, ObjectNode next) {
            return rules.admitUpdate(kind, old, next);
        }
    },
    /** What a controller found. */
    STATUS {
        @Override
        ObjectNode merge(Kind kind, ObjectNode old, ObjectNode proposed) {
            var next = old.deepCopy();
            keep(proposed, next, "status");
            return next;
        }

        @Override
        Checked admit(Rules rules, Kind kind, ObjectNode old, ObjectNode next) {
            return rules.admitStatus(kind, old, next);
        }
    };

    private static final String[] KEPT = {
        "uid", "creationTimestamp", "generation", "deletionTimestamp", "deletionGracePeriodSeconds", "generateName"
    };
    private static final List<String> UNKEPT = List.of("selfLink", "managedFields");

    static Part of(Target target) {
        if (target.subresource().isEmpty()) {
            return WISH;
        }
        if (target.subresource().get().equals("status") && target.kind().has(Kind.Feature.STATUS)) {
            return STATUS;
        }
        throw Refusal.unknownPath();
    }

    abstract ObjectNode merge(Kind kind, ObjectNode old, ObjectNode proposed);

    abstract Checked admit(Rules rules, Kind kind, ObjectNode old, ObjectNode next);

    private static void keep(ObjectNode from, ObjectNode to, String field) {
        var value = from.get(field);
        if (value == null) {
            to.remove(field);
        } else {
            to.set(field, value);
        }
    }
}
