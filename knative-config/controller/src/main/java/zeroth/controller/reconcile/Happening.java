package zeroth.controller.reconcile;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectReference;
import io.fabric8.kubernetes.api.model.ObjectReferenceBuilder;
import java.util.Optional;

/**
 * Something that happened to an object, in upstream's words.
 *
 * @param reason one word for programs
 * @param message for people
 */
public record Happening(ObjectReference about, Type type, String reason, String message) {
    public enum Type {
        NORMAL("Normal"),
        WARNING("Warning");

        private final String word;

        Type(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    public static Happening normal(HasMetadata about, String reason, String message) {
        return new Happening(reference(about), Type.NORMAL, reason, message);
    }

    public static Happening warning(HasMetadata about, String reason, String message) {
        return new Happening(reference(about), Type.WARNING, reason, message);
    }

    /** To the object that controls {@code child}, if one does. */
    static Optional<Happening> toOwner(HasMetadata child, Type type, String reason, String message) {
        return Owner.of(child)
                .map(owner -> new ObjectReferenceBuilder()
                        .withApiVersion(owner.getApiVersion())
                        .withKind(owner.getKind())
                        .withNamespace(child.getMetadata().getNamespace())
                        .withName(owner.getName())
                        .withUid(owner.getUid())
                        .build())
                .map(about -> new Happening(about, type, reason, message));
    }

    private static ObjectReference reference(HasMetadata object) {
        return new ObjectReferenceBuilder()
                .withApiVersion(object.getApiVersion())
                .withKind(object.getKind())
                .withNamespace(object.getMetadata().getNamespace())
                .withName(object.getMetadata().getName())
                .withUid(object.getMetadata().getUid())
                .build();
    }
}
