package zeroth.queueproxy.http.proxy;

import io.vertx.core.MultiMap;
import io.vertx.core.http.impl.headers.HeadersMultiMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Which of a request's ten headers are passed on. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class HopByHopBench {
    @Param({"keep-alive", "X-Mine, close"})
    private String connection = "";

    private MultiMap headers = HeadersMultiMap.httpHeaders();

    @Setup
    public void fill() {
        headers = HeadersMultiMap.httpHeaders()
                .add("Host", "hello.default.example.com")
                .add("User-Agent", "curl/8.5.0")
                .add("Accept", "*/*")
                .add("Accept-Encoding", "gzip, br")
                .add("Connection", connection)
                .add("X-Mine", "1")
                .add("X-Forwarded-For", "192.0.2.1")
                .add("X-Forwarded-Proto", "https")
                .add("X-Request-Id", "4bf92f3577b34da6a3ce929d0e0e4736")
                .add("K-Proxy-Request", "activator");
    }

    @Benchmark
    public int passedOn() {
        HopByHop hopByHop = HopByHop.of(headers);
        int passed = 0;
        for (String name : headers.names()) {
            passed += hopByHop.contains(name) ? 0 : 1;
        }
        return passed;
    }
}
