package zeroth.dataplane.throttle;

/** The right to have one request at one pod, until it is closed. Guarded by its throttle's lock. */
public final class Seat implements AutoCloseable {
    private final Throttle throttle;
    private final Waiter holder;
    private final PodSeats seats;
    private boolean open = true;

    Seat(Throttle throttle, Waiter holder, PodSeats seats) {
        this.throttle = throttle;
        this.holder = holder;
        this.seats = seats;
    }

    public Pod pod() {
        return seats.pod();
    }

    /** Gives the seat to whoever waits longest. A second call does nothing. */
    @Override
    public void close() {
        throttle.release(this);
    }

    Waiter holder() {
        return holder;
    }

    PodSeats seats() {
        return seats;
    }

    /** True once. */
    boolean leave() {
        boolean left = open;
        open = false;
        return left;
    }
}
