package zeroth.scaling.zero;

import java.time.Instant;

/** The way of requests, as the ServerlessService reports it. */
public sealed interface Path {
    /** To the pods: mode Serve. */
    record Direct() implements Path {}

    /** Asked to lead through the activator, not reported yet. */
    record Turning() implements Path {}

    /** Through the activator: mode Proxy. */
    record ThroughActivator(Instant since) implements Path {}
}
