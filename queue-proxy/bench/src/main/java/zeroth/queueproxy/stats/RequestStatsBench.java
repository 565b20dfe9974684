package zeroth.queueproxy.stats;

import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A request that comes and goes, as the statistics see it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RequestStatsBench {
    private final RequestStats stats = new RequestStats(InstantSource.system());

    @Benchmark
    public void record() {
        stats.enter(Origin.PROXIED).close();
    }

    @Benchmark
    public Averages report() {
        return stats.report();
    }
}
