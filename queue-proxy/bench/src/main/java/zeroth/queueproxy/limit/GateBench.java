package zeroth.queueproxy.limit;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A place taken and given back: where there is room, and where somebody waits for it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class GateBench {
    @Param({"0", "10"})
    private int limit;

    private Gate gate = new Gate(ConcurrencyLimit.UNLIMITED);
    private final Gate full = new Gate(ConcurrencyLimit.of(1));

    @Setup
    public void make() {
        gate = new Gate(ConcurrencyLimit.of(limit));
    }

    @Benchmark
    public void enterAndLeave() {
        leave(gate.enter(GateBench::nothing));
    }

    @Benchmark
    public void waitAndBeLetIn() {
        Entry first = full.enter(GateBench::nothing);
        Entry second = full.enter(GateBench::nothing);
        leave(first);
        leave(second);
    }

    private static void nothing() {}

    private static void leave(Entry entry) {
        switch (entry) {
            case Entry.Admitted(Permit permit) -> permit.close();
            case Entry.Queued(Permit permit) -> permit.close();
            case Entry.Full() -> throw new IllegalStateException("full");
        }
    }
}
