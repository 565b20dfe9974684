package zeroth.queueproxy.http.stage;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What a gateway said of a request's way, in one header. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ForwardedBench {
    private String addresses = "192.0.2.1, 2001:db8::1";
    private String host = "hello.default.example.com";
    private String protocol = "https";

    @Benchmark
    public String twoNodes() {
        return Forwarded.of(addresses, host, protocol);
    }
}
