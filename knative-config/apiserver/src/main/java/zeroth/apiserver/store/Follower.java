package zeroth.apiserver.store;

/** Someone who acts on what is committed. Called by one thread, in order; may block and write. */
public interface Follower {
    /** Begins, or begins anew: this is all there is. */
    void begin(Snapshot all);

    void follow(Change change);
}
