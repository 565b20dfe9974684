package zeroth.controller.reconcile;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import java.util.Optional;

/** The object that controls another, as the other's owner references name it. */
public final class Owner {
    private Owner() {}

    /** What the children of {@code owner} carry. */
    public static OwnerReference reference(HasMetadata owner) {
        return new OwnerReferenceBuilder()
                .withApiVersion(owner.getApiVersion())
                .withKind(owner.getKind())
                .withName(owner.getMetadata().getName())
                .withUid(owner.getMetadata().getUid())
                .withController(true)
                .withBlockOwnerDeletion(true)
                .build();
    }

    /** Whoever controls {@code child}. */
    public static Optional<OwnerReference> of(HasMetadata child) {
        return child.getMetadata().getOwnerReferences().stream()
                .filter(owner -> Boolean.TRUE.equals(owner.getController()))
                .findFirst();
    }

    public static boolean controls(HasMetadata owner, HasMetadata child) {
        return of(child)
                .filter(found -> found.getUid().equals(owner.getMetadata().getUid()))
                .isPresent();
    }

    static boolean same(HasMetadata one, HasMetadata other) {
        return of(one).map(OwnerReference::getUid).equals(of(other).map(OwnerReference::getUid));
    }
}
