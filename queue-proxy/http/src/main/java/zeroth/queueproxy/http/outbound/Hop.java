package zeroth.queueproxy.http.outbound;

import java.time.Duration;
import javax.net.ssl.X509TrustManager;

/**
 * What lies between us and a destination.
 *
 * @param connectTime how long it may take to accept a connection
 * @param security what connections are wrapped in
 * @param revisionHeaders whether it is told for which Revision a request is
 */
public record Hop(Duration connectTime, Security security, RevisionHeaders revisionHeaders) {
    /** In clear text, with patience, to somebody who knows which Revision he is. */
    public static final Hop USUAL = new Hop(Duration.ofSeconds(10), new ClearText(), RevisionHeaders.DROPPED);

    public Hop {
        if (!connectTime.isPositive()) {
            throw new IllegalArgumentException("connect time: " + connectTime + " (expected: more than 0)");
        }
    }

    /** What connections are wrapped in. */
    public sealed interface Security {}

    /** Nothing. */
    public record ClearText() implements Security {}

    /**
     * TLS 1.3.
     *
     * @param serverName whom we ask for; whether the peer may answer to it is for {@code trust} alone to say
     */
    public record Tls(String serverName, X509TrustManager trust) implements Security {}

    /** What becomes of the headers that name a request's Revision. */
    public enum RevisionHeaders {
        /** They end here: the next is a pod of the Revision. */
        DROPPED,
        /** The next has to know, since it leads to the pod. */
        CARRIED
    }
}
