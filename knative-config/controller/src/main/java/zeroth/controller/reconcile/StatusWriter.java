package zeroth.controller.reconcile;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Writes the status of objects of one kind. A conflict only says that somebody changed the rest of the object meanwhile:
 * it is read again, and the same status written. Immutable.
 *
 * @param <P> the kind
 * @param <S> the kind's status
 */
public final class StatusWriter<P extends HasMetadata, S> {
    private static final int ATTEMPTS = 5;

    private final KubernetesClient client;
    private final Function<P, S> read;
    private final BiConsumer<P, S> set;

    public StatusWriter(KubernetesClient client, Function<P, S> read, BiConsumer<P, S> set) {
        this.client = client;
        this.read = read;
        this.set = set;
    }

    /** {@code object} is as it was read; what it says already is not written again. */
    public void write(P object, S status) {
        write(object, status, ATTEMPTS);
    }

    private void write(P object, S status, int attempts) {
        if (Objects.equals(read.apply(object), status)) {
            return;
        }
        set.accept(object, status);
        try {
            client.resource(object).updateStatus();
        } catch (KubernetesClientException e) {
            again(object, e, attempts).ifPresent(fresh -> write(fresh, status, attempts - 1));
        }
    }

    /** The object to try with again, if it is still there. */
    private Optional<P> again(P object, KubernetesClientException failure, int attempts) {
        return switch (failure.getCode()) {
            case HttpURLConnection.HTTP_NOT_FOUND -> Optional.empty();
            case HttpURLConnection.HTTP_CONFLICT -> {
                if (attempts == 1) {
                    throw failure;
                }
                yield fresh(object);
            }
            default -> throw failure;
        };
    }

    /** Not its successor of the same name. */
    private Optional<P> fresh(P object) {
        return Optional.ofNullable(client.resource(object).get())
                .filter(found ->
                        found.getMetadata().getUid().equals(object.getMetadata().getUid()));
    }
}
