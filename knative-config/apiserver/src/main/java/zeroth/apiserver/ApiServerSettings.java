package zeroth.apiserver;

import java.nio.file.Path;
import java.time.InstantSource;
import zeroth.apiserver.logs.PodLog;
import zeroth.apiserver.logs.PodLogs;

/**
 * Where the API server keeps its data and where it listens.
 *
 * @param host the address to bind; other than loopback must be asked for by name
 * @param port 0 means any free one
 */
public record ApiServerSettings(Path dataDirectory, String host, int port, PodLogs podLogs, InstantSource clock) {

    public ApiServerSettings {
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("port: " + port + " (expected: 0 to 65535)");
        }
    }

    /** Loopback, any free port, no pod logs. */
    public static ApiServerSettings in(Path dataDirectory) {
        return new ApiServerSettings(
                dataDirectory,
                "127.0.0.1",
                0,
                request -> new PodLog.Unavailable("nothing on this machine runs pods"),
                InstantSource.system());
    }

    public ApiServerSettings withPort(int newPort) {
        return new ApiServerSettings(dataDirectory, host, newPort, podLogs, clock);
    }

    public ApiServerSettings withHost(String newHost) {
        return new ApiServerSettings(dataDirectory, newHost, port, podLogs, clock);
    }

    public ApiServerSettings withPodLogs(PodLogs newLogs) {
        return new ApiServerSettings(dataDirectory, host, port, newLogs, clock);
    }

    public ApiServerSettings withClock(InstantSource newClock) {
        return new ApiServerSettings(dataDirectory, host, port, podLogs, newClock);
    }
}
