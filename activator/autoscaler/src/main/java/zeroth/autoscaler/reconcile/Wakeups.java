package zeroth.autoscaler.reconcile;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.processing.event.Event;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.AbstractEventSource;
import java.util.Set;
import zeroth.names.RevisionId;

/**
 * Gives an object its turn for a reason that is not in the API. Thread-safe, and never blocks: the framework queues.
 *
 * @param <P> the kind of the object
 */
public final class Wakeups<P extends HasMetadata> extends AbstractEventSource<Void, P> {
    private final Runnable beforeTurns;

    /** The first turn comes after {@code beforeTurns}, which may block. */
    public Wakeups(Runnable beforeTurns) {
        super(Void.class, "wakeups");
        this.beforeTurns = beforeTurns;
    }

    @Override
    public void start() {
        beforeTurns.run();
        super.start();
    }

    /** Before the start everything gets a turn anyway. */
    public void wake(RevisionId revision) {
        if (isRunning()) {
            getEventHandler().handleEvent(new Event(new ResourceID(revision.name(), revision.namespace())));
        }
    }

    @Override
    public Set<Void> getSecondaryResources(P object) {
        return Set.of();
    }
}
