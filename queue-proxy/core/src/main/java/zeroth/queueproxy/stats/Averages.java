package zeroth.queueproxy.stats;

/**
 * The requests of one period.
 *
 * @param concurrency requests in flight, averaged over the period's time
 * @param proxiedConcurrency those of them that came through an activator
 * @param arrivals requests that arrived
 * @param proxiedArrivals those of them that came through an activator
 */
public record Averages(double concurrency, double proxiedConcurrency, double arrivals, double proxiedArrivals) {}
