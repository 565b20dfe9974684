package zeroth.controller.route;

/** A Revision's part of what a rollout spreads. */
record RevisionShare(String revision, int percent) {
    RevisionShare plus(int more) {
        return new RevisionShare(revision, percent + more);
    }
}
