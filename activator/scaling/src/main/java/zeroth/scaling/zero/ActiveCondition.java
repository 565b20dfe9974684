package zeroth.scaling.zero;

/** What a PodAutoscaler's condition {@code Active} becomes. Pure. */
public enum ActiveCondition {
    ACTIVE,
    /** Requests wait for pods. */
    QUEUED,
    NO_TRAFFIC,
    /** It did not become active in time. */
    TIMED_OUT,
    UNCHANGED;

    /**
     * The condition after a step.
     *
     * @param threshold ready pods that make the Revision active
     */
    public static ActiveCondition next(Desired desired, int readyPods, int threshold, Activity activity) {
        if (desired.equals(Desired.none()) || threshold == 0) {
            return gone(threshold, activity);
        }
        boolean wanted = desired.isSome() || !(activity instanceof Activity.Inactive);
        if (readyPods < threshold) {
            return wanted ? QUEUED : NO_TRAFFIC;
        }
        return wanted ? ACTIVE : UNCHANGED;
    }

    private static ActiveCondition gone(int threshold, Activity activity) {
        return activity instanceof Activity.Activating && threshold > 0 ? TIMED_OUT : NO_TRAFFIC;
    }
}
