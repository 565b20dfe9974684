package zeroth.queueproxy.http.listeners;

import java.time.Duration;
import java.util.Optional;

/**
 * What a port asks of those who connect.
 *
 * @param doorkeeper notes them
 * @param encryption what they must speak, if not clear text
 * @param headLimit how long they may take over the head of a request
 */
public record Terms(Doorkeeper doorkeeper, Optional<Encryption> encryption, Duration headLimit) {
    /** What Knative's servers give a client, where nothing else is said. */
    private static final Duration HEAD_LIMIT = Duration.ofSeconds(60);

    /** Clear text, and nobody notes who comes. */
    public static final Terms PLAIN = noted(Doorkeeper.NONE);

    /** Clear text. */
    public static Terms noted(Doorkeeper doorkeeper) {
        return new Terms(doorkeeper, Optional.empty(), HEAD_LIMIT);
    }

    /** The same in TLS. */
    public Terms in(Encryption tls) {
        return new Terms(doorkeeper, Optional.of(tls), headLimit);
    }

    /** The same with another limit for the head of a request. */
    public Terms headWithin(Duration limit) {
        return new Terms(doorkeeper, encryption, limit);
    }
}
