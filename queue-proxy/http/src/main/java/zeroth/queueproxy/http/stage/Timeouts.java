package zeroth.queueproxy.http.stage;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Function;
import zeroth.queueproxy.http.proxy.Answer;
import zeroth.queueproxy.http.proxy.Exchange;
import zeroth.queueproxy.http.proxy.Stage;
import zeroth.queueproxy.time.Timer;

/**
 * Ends what takes too long with 504, or with the same sentence at the end of an answer that has begun: Knative's
 * {@code timeout handler}. An upgraded connection never counts as writing, so that every timer ends it.
 */
public final class Timeouts implements Stage {
    private static final Logger LOG = System.getLogger(Timeouts.class.getName());
    private static final int GATEWAY_TIMEOUT = 504;

    private final Timer timer;
    private final Timer deadlines;
    private final InstantSource clock;
    private final Function<Exchange, RequestTimeouts> rule;
    private final Answer answer;

    /**
     * Times each exchange by its own rule.
     *
     * @param deadlines for times that every exchange has, and few exceed
     * @param sentence what the client reads
     */
    public Timeouts(
            Timer timer,
            Timer deadlines,
            InstantSource clock,
            Function<Exchange, RequestTimeouts> rule,
            String sentence) {
        this.timer = timer;
        this.deadlines = deadlines;
        this.clock = clock;
        this.rule = rule;
        this.answer = Answer.text(GATEWAY_TIMEOUT, sentence);
    }

    @Override
    public void handle(Exchange exchange, Next next) {
        RequestTimeouts timeouts = rule.apply(exchange);
        limitTotal(exchange, timeouts.total());
        timeouts.responseStart().ifPresent(limit -> limitResponseStart(exchange, limit));
        timeouts.idle().ifPresent(limit -> new Idle(exchange, limit).start());
        next.handle(exchange);
    }

    private void limitTotal(Exchange exchange, Duration limit) {
        Timer.Pending alarm = deadlines.after(limit, () -> exchange.run(() -> end(exchange, "Request timeout", limit)));
        exchange.onEnd(ending -> alarm.cancel());
    }

    private void limitResponseStart(Exchange exchange, Duration limit) {
        Timer.Pending alarm = deadlines.after(
                limit,
                () -> exchange.run(() -> {
                    if (exchange.silent()) {
                        end(exchange, "Response start timeout", limit);
                    }
                }));
        exchange.onEnd(ending -> alarm.cancel());
    }

    private void end(Exchange exchange, String which, Duration limit) {
        LOG.log(Level.DEBUG, "{0}: {1} of {2}", which, limit, exchange.uri());
        exchange.cutShort(answer);
    }

    /** The time since the last write; before the first it has been forever. Confined to the exchange's event loop. */
    private final class Idle {
        private final Exchange exchange;
        private final Duration limit;
        private long lastWrite = Long.MIN_VALUE / 2;
        private Timer.Pending alarm = () -> {};

        private Idle(Exchange exchange, Duration limit) {
            this.exchange = exchange;
            this.limit = limit;
        }

        private void start() {
            exchange.onWrite(() -> lastWrite = clock.millis());
            exchange.onEnd(ending -> alarm.cancel());
            rest(limit.toMillis());
        }

        private void rest(long millis) {
            alarm = timer.after(Duration.ofMillis(millis), this::check);
        }

        private void check() {
            long sinceWrite = clock.millis() - lastWrite;
            if (sinceWrite >= limit.toMillis()) {
                end(exchange, "Idle timeout", limit);
            } else {
                rest(limit.toMillis() - sinceWrite);
            }
        }
    }
}
