package zeroth.dataplane.throttle;

/** The seats taken at one pod. Confined to its throttle's lock. */
final class PodSeats {
    private final Pod pod;
    private int inFlight;

    PodSeats(Pod pod) {
        this.pod = pod;
    }

    Pod pod() {
        return pod;
    }

    int inFlight() {
        return inFlight;
    }

    void take() {
        inFlight++;
    }

    void free() {
        inFlight--;
    }
}
