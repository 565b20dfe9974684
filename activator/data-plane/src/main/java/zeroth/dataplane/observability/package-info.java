/**
 * What an activator in Knative's place tells those who watch over it: {@link zeroth.dataplane.observability.ObservabilityConfig}
 * reads what {@code config-observability} asks for, {@link zeroth.dataplane.observability.Traces} follows requests, and
 * {@link zeroth.dataplane.observability.Metering} measures. Spans and metrics are written and sent as queue-proxy's are.
 */
@NullMarked
package zeroth.dataplane.observability;

import org.jspecify.annotations.NullMarked;
