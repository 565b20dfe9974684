package zeroth.controller.route;

import java.util.Optional;

/**
 * A Revision's part of a group's requests.
 *
 * @param follows the Configuration whose newest Revision it is; empty: the Revision is fixed
 */
record Share(Backend backend, int percent, Optional<String> follows) {
    Share withPercent(int other) {
        return new Share(backend, other, follows);
    }

    /** Whether both are about one Revision, named in the same way. */
    boolean joins(Share other) {
        return backend.equals(other.backend) && follows.equals(other.follows);
    }
}
