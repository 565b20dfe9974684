package zeroth.apiserver.store;

import java.time.Duration;

/** Keeps one follower up to date on a thread of its own; one that fell behind too far begins anew. */
public final class Following implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Following.class.getName());
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Store store;
    private final Range range;
    private final Follower follower;
    private final Thread thread;

    /** Something could not be acted on, as the disk took no writes. Confined to the thread. */
    private boolean isBehind;

    private Following(Store store, Range range, Follower follower) {
        this.store = store;
        this.range = range;
        this.follower = follower;
        this.thread = Thread.ofVirtual()
                .name("zeroth-api-" + follower.getClass().getSimpleName())
                .unstarted(this::run);
    }

    public static Following start(Store store, Range range, Follower follower) {
        var following = new Following(store, range, follower);
        following.thread.start();
        return following;
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                followFromNow();
            } catch (GoneException e) {
                LOG.log(System.Logger.Level.DEBUG, "begins anew", e);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void followFromNow() throws GoneException, InterruptedException {
        var all = store.list(range);
        guarded(() -> follower.begin(all));
        try (var subscription = store.watch(range, all.revision())) {
            while (!subscription.hasEnded()) {
                var change = subscription.next(PATIENCE);
                if (change.isPresent() && isBehind) {
                    // The disk takes writes again.
                    isBehind = false;
                    return;
                }
                change.ifPresent(next -> guarded(() -> follower.follow(next)));
            }
        }
    }

    /** One change that cannot be acted on must not stop the others. */
    private void guarded(Runnable action) {
        try {
            action.run();
        } catch (WriteFailedException e) {
            isBehind = true;
            LOG.log(System.Logger.Level.WARNING, follower.getClass().getSimpleName() + " waits for the disk", e);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, follower.getClass().getSimpleName() + " failed", e);
        }
    }
}
