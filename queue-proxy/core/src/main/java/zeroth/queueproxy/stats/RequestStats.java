package zeroth.queueproxy.stats;

import java.time.InstantSource;

/**
 * Counts requests and weighs them by time: Knative's {@code RequestStats}. Two requests for half of the period are an
 * average concurrency of one. Guarded by its own lock.
 */
public final class RequestStats {
    private static final double MILLIS = 1000;

    private final InstantSource clock;
    private int inFlight;
    private int proxiedInFlight;
    private long last;
    private double weighed;
    private double proxiedWeighed;
    private double elapsed;
    private int arrivals;
    private int proxiedArrivals;

    public RequestStats(InstantSource clock) {
        this.clock = clock;
        this.last = clock.millis();
    }

    /** Notes a request; closing the answer notes its end, once. */
    public InFlight enter(Origin origin) {
        arrive(origin);
        return new InFlight(origin);
    }

    /** The averages since the last call, and a new period. */
    public synchronized Averages report() {
        weigh();
        Averages report = new Averages(average(weighed), average(proxiedWeighed), arrivals, proxiedArrivals);
        weighed = 0;
        proxiedWeighed = 0;
        elapsed = 0;
        arrivals = 0;
        proxiedArrivals = 0;
        return report;
    }

    private synchronized void arrive(Origin origin) {
        weigh();
        inFlight++;
        arrivals++;
        if (origin == Origin.PROXIED) {
            proxiedInFlight++;
            proxiedArrivals++;
        }
    }

    private void leave(Origin origin) {
        weigh();
        inFlight--;
        if (origin == Origin.PROXIED) {
            proxiedInFlight--;
        }
    }

    /** Adds what was in flight since the last change. A clock that went back adds nothing. */
    private void weigh() {
        long now = clock.millis();
        if (now > last) {
            double seconds = (now - last) / MILLIS;
            weighed += inFlight * seconds;
            proxiedWeighed += proxiedInFlight * seconds;
            elapsed += seconds;
        }
        last = now;
    }

    private double average(double sum) {
        return elapsed == 0 ? 0 : sum / elapsed;
    }

    /** A request that has not ended; guarded by the lock of its statistics. */
    public final class InFlight implements AutoCloseable {
        private final Origin origin;
        private boolean open = true;

        private InFlight(Origin origin) {
            this.origin = origin;
        }

        @Override
        public void close() {
            synchronized (RequestStats.this) {
                if (open) {
                    open = false;
                    leave(origin);
                }
            }
        }
    }
}
