package zeroth.node;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where the node keeps its files, and how patient it is.
 *
 * @param dataDirectory holds copies of applications, logs, and records of processes
 * @param java the executable that runs jars
 * @param firstBackoff how long a container that failed twice waits; the first restart is immediate
 * @param longestBackoff the wait doubles up to here
 * @param healthyAfter a container that ran this long starts with the first wait again
 * @param listenPatience how long a container may run without listening before its pod says so
 * @param closePatience how long processes may take to end when the platform does
 * @param logBytes size of a container's log at which it is rotated; one older file is kept
 */
public record NodeSettings(
        Path dataDirectory,
        Path java,
        Duration firstBackoff,
        Duration longestBackoff,
        Duration healthyAfter,
        Duration listenPatience,
        Duration closePatience,
        long logBytes) {
    private static final long LOG_BYTES = 10L << 20;

    /** As the kubelet: 10 seconds doubling to 5 minutes, forgotten after 10 minutes of health. */
    public static NodeSettings in(Path dataDirectory) {
        return new NodeSettings(
                dataDirectory,
                platformJava(),
                Duration.ofSeconds(10),
                Duration.ofMinutes(5),
                Duration.ofMinutes(10),
                Duration.ofSeconds(10),
                Duration.ofSeconds(5),
                LOG_BYTES);
    }

    public NodeSettings withBackoff(Duration first, Duration longest) {
        return new NodeSettings(
                dataDirectory, java, first, longest, healthyAfter, listenPatience, closePatience, logBytes);
    }

    public NodeSettings withListenPatience(Duration patience) {
        return new NodeSettings(
                dataDirectory, java, firstBackoff, longestBackoff, healthyAfter, patience, closePatience, logBytes);
    }

    public NodeSettings withJava(Path executable) {
        return new NodeSettings(
                dataDirectory,
                executable,
                firstBackoff,
                longestBackoff,
                healthyAfter,
                listenPatience,
                closePatience,
                logBytes);
    }

    /** The JDK that runs this; a native executable has none and takes what the PATH has. */
    private static Path platformJava() {
        String home = System.getProperty("java.home", "");
        return home.isEmpty() ? Path.of("java") : Path.of(home, "bin", "java");
    }
}
