package zeroth.dataplane.activator;

import zeroth.dataplane.pods.Heading;
import zeroth.dataplane.report.ConcurrencyReporter;
import zeroth.queueproxy.http.proxy.Exchange;
import zeroth.queueproxy.http.proxy.Stage;

/** Counts an exchange as its Revision's from here on, whether it waits or runs. */
record ReportConcurrency(ConcurrencyReporter reporter) implements Stage {
    @Override
    public void handle(Exchange exchange, Next next) {
        ConcurrencyReporter.Held held = reporter.enter(Heading.of(exchange).revision());
        exchange.onEnd(_ -> held.close());
        next.handle(exchange);
    }
}
