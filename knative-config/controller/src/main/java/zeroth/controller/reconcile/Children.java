package zeroth.controller.reconcile;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;

/** Objects that belong to others, in the API: read, compared, and written only where they differ. Immutable. */
public final class Children {
    private static final System.Logger LOG = System.getLogger(Children.class.getName());

    private final KubernetesClient client;
    private final Consumer<Happening> events;

    /** Of owners whom nobody needs to be told. */
    public Children(KubernetesClient client) {
        this(client, _ -> {});
    }

    /** @param events what is made for an owner, and what cannot be made, is told as having happened to the owner */
    public Children(KubernetesClient client, Consumer<Happening> events) {
        this.client = client;
        this.events = events;
    }

    /**
     * Makes {@code desired} true, unless somebody else owns what has its name.
     *
     * @param revise from what is there and what is desired: what should be there; leaves both as they are
     */
    public <C extends HasMetadata> Ensured<C> ensure(C desired, BinaryOperator<C> revise) {
        return find(desired)
                .map(found -> ensured(found, desired, revise))
                .orElseGet(() -> new Ensured.Ours<>(create(desired)));
    }

    /** What the API has under the name of {@code sought}. */
    public <C extends HasMetadata> Optional<C> find(C sought) {
        return Optional.ofNullable(client.resource(sought).get());
    }

    public <C extends HasMetadata> Optional<C> find(Class<C> kind, String namespace, String name) {
        return Optional.ofNullable(
                client.resources(kind).inNamespace(namespace).withName(name).get());
    }

    public <C extends HasMetadata> C create(C desired) {
        try {
            C created = client.resource(desired).create();
            log("created", created);
            Happening.toOwner(desired, Happening.Type.NORMAL, "Created", "Created " + title(desired))
                    .ifPresent(events);
            return created;
        } catch (KubernetesClientException e) {
            String message = "Failed to create " + title(desired) + ": " + e.getMessage();
            Happening.toOwner(desired, Happening.Type.WARNING, "CreationFailed", message)
                    .ifPresent(events);
            throw e;
        }
    }

    /** The only Kubernetes Services whose making is told are those that stand for a Route. */
    private static String title(HasMetadata child) {
        String kind = child instanceof Service ? "placeholder service" : child.getKind();
        return "%s \"%s\"".formatted(kind, child.getMetadata().getName());
    }

    private <C extends HasMetadata> Ensured<C> ensured(C found, C desired, BinaryOperator<C> revise) {
        return Owner.same(found, desired)
                ? new Ensured.Ours<>(revised(found, revise.apply(found, desired)))
                : new Ensured.NotOurs<>(found);
    }

    private <C extends HasMetadata> C revised(C found, C wanted) {
        if (wanted.equals(found)) {
            return found;
        }
        C updated = client.resource(wanted).update();
        log("updated", updated);
        return updated;
    }

    private static void log(String what, HasMetadata child) {
        LOG.log(
                System.Logger.Level.DEBUG,
                () -> "%s %s namespace=%s name=%s"
                        .formatted(
                                what,
                                child.getKind(),
                                child.getMetadata().getNamespace(),
                                child.getMetadata().getName()));
    }
}
