package zeroth.queueproxy.http.readiness;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A readiness probe of the user's.
 *
 * @param check how to ask
 * @param pace how often
 */
public record Probe(Check check, Pace pace) {

    /** One question to the user's process. */
    public sealed interface Check {
        String host();

        int port();
    }

    /**
     * A GET whose answer is 200 to 399.
     *
     * @param path path and query
     * @param headers sent with it
     */
    public record Http(
            Scheme scheme, String host, int port, String path, List<Map.Entry<String, String>> headers, Version version)
            implements Check {
        public Http {
            headers = List.copyOf(headers);
        }
    }

    /** A connection that opens. */
    public record Tcp(String host, int port) implements Check {}

    /**
     * gRPC's health check, in clear text, whose answer is SERVING.
     *
     * @param service whose health is asked for; empty for the server's as a whole
     */
    public record Grpc(String host, int port, String service) implements Check {}

    /** How an {@link Http} check connects. */
    public enum Scheme {
        HTTP,
        HTTPS
    }

    /** Which HTTP an {@link Http} check speaks. */
    public enum Version {
        HTTP_1_1,
        /** HTTP/2 if the process answers that, found out anew each time: {@code autodetect-http2}. */
        DETECTED
    }

    /** How often to ask before an answer is given. */
    public sealed interface Pace {}

    /** Again and again in short intervals, for {@code periodSeconds: 0}: what makes a cold start short. */
    public record Aggressive(int successes) implements Pace {}

    /** Once; whoever asks us repeats and counts. */
    public record Once(Duration timeout) implements Pace {}
}
