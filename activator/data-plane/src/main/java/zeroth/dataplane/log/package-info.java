/**
 * What this activator logs: {@link zeroth.dataplane.log.RequestLogSetting} says whether and how requests are written, as
 * the ConfigMap {@code config-observability} does, {@link zeroth.dataplane.log.LogLevelSetting} how much else is, as
 * {@code config-logging} does.
 */
@NullMarked
package zeroth.dataplane.log;

import org.jspecify.annotations.NullMarked;
