package zeroth.queueproxy.stats;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import zeroth.names.RevisionId;

/**
 * Knative's wire format of statistics, protobuf: one {@code Stat} as a pod answers a scrape, or the
 * {@code WireStatMessages} that an activator sends. Timestamps are the receiver's business and are not written. A decoder
 * skips fields that it does not know.
 */
public final class StatsCodec {
    /** What an autoscaler reads of a scrape's answer at most, in bytes. */
    public static final int LARGEST_STAT = 336;

    /** What we read of a message at most, in bytes. */
    public static final int LARGEST_MESSAGE = 4 << 20;

    private static final int POD_NAME = 1;
    private static final int CONCURRENCY = 2;
    private static final int PROXIED_CONCURRENCY = 3;
    private static final int REQUESTS = 4;
    private static final int PROXIED_REQUESTS = 5;
    private static final int UPTIME = 6;
    private static final int TIMESTAMP = 7;
    private static final int NAMESPACE = 1;
    private static final int NAME = 2;
    private static final int STAT = 3;
    private static final int MESSAGES = 1;

    private StatsCodec() {}

    /** One {@code Stat}. */
    public static byte[] encode(StatsReport report) {
        return new ProtobufWriter()
                .text(POD_NAME, report.pod())
                .number(CONCURRENCY, report.averageConcurrentRequests())
                .number(PROXIED_CONCURRENCY, report.averageProxiedConcurrentRequests())
                .number(REQUESTS, report.requestCount())
                .number(PROXIED_REQUESTS, report.proxiedRequestCount())
                .number(UPTIME, report.processUptime())
                .bytes();
    }

    /** {@code WireStatMessages}. */
    public static byte[] encode(List<StatsReport> reports) {
        ProtobufWriter messages = new ProtobufWriter();
        for (StatsReport report : reports) {
            messages.message(MESSAGES, wireStatMessage(report));
        }
        return messages.bytes();
    }

    /**
     * Reads one {@code Stat}.
     *
     * @throws MalformedStats if it is none
     */
    public static StatsReport decode(byte[] stat, RevisionId revision, Instant receivedAt) {
        return stat(ProtobufReader.of(stat, LARGEST_STAT), revision, receivedAt);
    }

    /**
     * Reads {@code WireStatMessages}; a message without a stat is left out, as upstream does.
     *
     * @throws MalformedStats if they are none
     */
    public static List<StatsReport> decodeAll(byte[] messages, Instant receivedAt) {
        ProtobufReader reader = ProtobufReader.of(messages, LARGEST_MESSAGE);
        List<StatsReport> reports = new ArrayList<>();
        while (reader.next()) {
            if (reader.field() == MESSAGES) {
                wireStatMessage(reader.message(), receivedAt).ifPresent(reports::add);
            } else {
                reader.skip();
            }
        }
        return reports;
    }

    private static byte[] wireStatMessage(StatsReport report) {
        return new ProtobufWriter()
                .text(NAMESPACE, report.revision().namespace())
                .text(NAME, report.revision().name())
                .message(STAT, encode(report))
                .bytes();
    }

    private static Optional<StatsReport> wireStatMessage(ProtobufReader reader, Instant receivedAt) {
        String namespace = "";
        String name = "";
        Optional<ProtobufReader> stat = Optional.empty();
        while (reader.next()) {
            switch (reader.field()) {
                case NAMESPACE -> namespace = reader.text();
                case NAME -> name = reader.text();
                case STAT -> stat = Optional.of(reader.message());
                default -> reader.skip();
            }
        }
        RevisionId revision = new RevisionId(namespace, name);
        return stat.map(found -> stat(found, revision, receivedAt));
    }

    private static StatsReport stat(ProtobufReader reader, RevisionId revision, Instant receivedAt) {
        String pod = "";
        double[] numbers = new double[TIMESTAMP];
        Instant timestamp = receivedAt;
        while (reader.next()) {
            switch (reader.field()) {
                case POD_NAME -> pod = reader.text();
                case CONCURRENCY, PROXIED_CONCURRENCY, REQUESTS, PROXIED_REQUESTS, UPTIME ->
                    numbers[reader.field()] = reader.number();
                case TIMESTAMP -> timestamp = Instant.ofEpochSecond(reader.integer());
                default -> reader.skip();
            }
        }
        return new StatsReport(
                revision,
                pod,
                numbers[CONCURRENCY],
                numbers[PROXIED_CONCURRENCY],
                numbers[REQUESTS],
                numbers[PROXIED_REQUESTS],
                numbers[UPTIME],
                timestamp);
    }
}
