package zeroth.queueproxy.http.telemetry;

/** A part of the platform that tells of requests, in upstream's names for it. */
public enum Part {
    QUEUE_PROXY(Instrument.QUEUE, "kn.queueproxy.wait", "kn.queueproxy.proxy"),
    ACTIVATOR(Instrument.ACTIVATOR, "throttler_try", "activator_proxy");

    private final String scope;
    private final String waiting;
    private final String proxying;

    Part(String scope, String waiting, String proxying) {
        this.scope = scope;
        this.waiting = waiting;
        this.proxying = proxying;
    }

    /** The library that tells it upstream. */
    String scope() {
        return scope;
    }

    /** What the span is called that lasts until it is a request's turn. */
    String waiting() {
        return waiting;
    }

    /** What the span is called within which the next hop is asked. */
    String proxying() {
        return proxying;
    }

    /** What the call of the next hop is called. */
    String call(String method, String path) {
        return switch (this) {
            case QUEUE_PROXY -> "HTTP " + method;
            case ACTIVATOR -> method + " " + path;
        };
    }
}
