package zeroth.queueproxy.http.proxy;

/**
 * One step on the way of a request. It answers, or hands on to {@code next}, now or later, at most once; what must happen
 * at the end of the exchange it says with {@link Exchange#onEnd}. Runs on the exchange's event loop and never blocks.
 */
@FunctionalInterface
public interface Stage {
    void handle(Exchange exchange, Next next);

    /** The stages behind this one. */
    @FunctionalInterface
    interface Next {
        void handle(Exchange exchange);
    }
}
