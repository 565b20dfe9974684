package zeroth.queueproxy.http.stage;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import zeroth.queueproxy.http.proxy.Ending;
import zeroth.queueproxy.http.proxy.Exchange;
import zeroth.queueproxy.http.proxy.Stage;

/** Writes one line for each request that ended, at DEBUG. */
public final class AccessLog implements Stage {
    private static final Logger LOG = System.getLogger(AccessLog.class.getName());

    private final InstantSource clock;

    public AccessLog(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public void handle(Exchange exchange, Next next) {
        if (LOG.isLoggable(Level.DEBUG)) {
            long start = clock.millis();
            exchange.onEnd(ending -> log(exchange, ending, clock.millis() - start));
        }
        next.handle(exchange);
    }

    private static void log(Exchange exchange, Ending ending, long millis) {
        LOG.log(
                Level.DEBUG,
                "{0} {1}{2} status={3} ending={4} bytes={5} millis={6}",
                exchange.method(),
                exchange.host(),
                exchange.uri(),
                exchange.status(),
                ending,
                exchange.bytesWritten(),
                millis);
    }
}
