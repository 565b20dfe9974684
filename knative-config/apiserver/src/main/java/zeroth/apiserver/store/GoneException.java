package zeroth.apiserver.store;

/** The history does not reach back so far, or the revision is of another life of the data. */
public final class GoneException extends Exception {
    private static final long serialVersionUID = 1L;

    GoneException(long asked, long now) {
        super("too old resource version: " + asked + " (" + now + ")", null, false, false);
    }
}
