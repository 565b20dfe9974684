package zeroth.dataplane.activator;

import java.util.Optional;
import java.util.function.Supplier;
import zeroth.dataplane.report.ConcurrencyReporter;
import zeroth.queueproxy.http.stage.LogTemplate;

/**
 * Who learns of requests.
 *
 * @param reporter for the autoscaler
 * @param requestLog how a line for each is written, if one is
 * @param watching who else looks on
 */
public record Audience(ConcurrencyReporter reporter, Supplier<Optional<LogTemplate>> requestLog, Watching watching) {
    /** Nobody else. */
    public Audience(ConcurrencyReporter reporter, Supplier<Optional<LogTemplate>> requestLog) {
        this(reporter, requestLog, Watching.NONE);
    }
}
