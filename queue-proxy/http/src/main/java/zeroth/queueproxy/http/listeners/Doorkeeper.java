package zeroth.queueproxy.http.listeners;

/** Notes who connects, on the event loop of the connection. */
@FunctionalInterface
public interface Doorkeeper {
    Doorkeeper NONE = () -> () -> {};

    /** Somebody has connected; what this answers is run when he has left. */
    Runnable came();
}
