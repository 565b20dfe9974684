package zeroth.queueproxy.http.telemetry;

import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** Numbers of traces and spans, in hexadecimal digits. */
record SpanIds(RandomGenerator random) {
    static final int TRACE_BYTES = 16;
    private static final int SPAN_BYTES = 8;

    String trace() {
        return id(TRACE_BYTES);
    }

    String span() {
        return id(SPAN_BYTES);
    }

    private String id(int bytes) {
        byte[] id = new byte[bytes];
        random.nextBytes(id);
        return HexFormat.of().formatHex(id);
    }
}
