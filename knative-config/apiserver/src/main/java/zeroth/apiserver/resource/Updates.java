package zeroth.apiserver.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import zeroth.apiserver.kind.Kind;
import zeroth.apiserver.object.Metadata;
import zeroth.apiserver.patch.Patch;
import zeroth.apiserver.refusal.Refusal;
import zeroth.apiserver.store.Store;
import zeroth.apiserver.store.Stored;

/**
 * Changes objects that are there. A wish is applied to the latest version; where another write was faster, it is applied
 * again, unless it named the version that it was made for.
 */
public final class Updates {
    private static final int ATTEMPTS = 20;

    private final Store store;
    private final Rules rules;

    public Updates(Store store, Rules rules) {
        this.store = store;
        this.rules = rules;
    }

    public Written replace(Target target, ObjectNode body, FieldValidation validation) {
        return write(target, new Edit.Replace(body), Part.of(target), validation);
    }

    public Written patch(Target target, Patch patch, FieldValidation validation) {
        return write(target, new Edit.Change(patch), Part.of(target), validation);
    }

    /** {@code change} may be called more than once, each time with the latest version. */
    public Written edit(Target target, UnaryOperator<ObjectNode> change, FieldValidation validation) {
        return write(target, new Edit.Compute(change), Part.of(target), validation);
    }

    private Written write(Target target, Edit edit, Part part, FieldValidation validation) {
        for (int i = 0; i < ATTEMPTS; i++) {
            var written = attempt(target, edit, part, validation);
            if (written.isPresent()) {
                return written.get();
            }
        }
        throw Refusal.modified(target.subject());
    }

    private Optional<Written> attempt(Target target, Edit edit, Part part, FieldValidation validation) {
        var old = store.latest(target.key()).orElseThrow(() -> Refusal.notFound(target.subject()));
        var before = old.tree();
        var proposed = edit.applyTo(old.tree());
        Envelope.check(proposed, target);
        requireVersion(target, edit, old, proposed);
        var checked = rules.check(target.kind(), proposed, validation);
        var next = part.merge(target.kind(), before, checked.object());
        var admitted = part.admit(rules, target.kind(), before, next);
        Generation.count(target.kind(), before, admitted.object());
        return keep(target.kind(), old, before, admitted.object())
                .map(stored -> new Written(stored, Checked.joined(checked.warnings(), admitted.warnings())));
    }

    /** A write that changes nothing is none: the version stays, and nobody is woken. */
    private Optional<Stored> keep(Kind kind, Stored old, ObjectNode before, ObjectNode next) {
        var metadata = Metadata.of(next);
        metadata.takeFrom(Metadata.of(before), "resourceVersion");
        if (metadata.isBeingDeleted() && Finalization.isDone(kind, next)) {
            return store.remove(old, next);
        }
        return next.equals(before) ? Optional.of(old) : store.replace(old, next);
    }

    private static void requireVersion(Target target, Edit edit, Stored old, ObjectNode proposed) {
        var metadata = Metadata.of(proposed);
        var asked = metadata.resourceVersion();
        if (asked.isEmpty() && edit instanceof Edit.Replace && target.kind().origin() == Kind.Origin.CUSTOM) {
            throw Refusal.invalid(
                    target.kind().title(),
                    target.subject(),
                    List.of(Refusal.Cause.invalid(
                            "metadata.resourceVersion", "0x0", "must be specified for an update")));
        }
        if (!asked.isEmpty() && !asked.equals("0") && !asked.equals(Long.toString(old.revision()))) {
            throw Refusal.modified(target.subject());
        }
        var uid = old.facts().uid();
        if (!metadata.uid().isEmpty() && !metadata.uid().equals(uid)) {
            throw Refusal.conflict(
                    target.subject(),
                    "Precondition failed: UID in precondition: " + metadata.uid() + ", UID in object meta: " + uid);
        }
    }
}
