/**
 * The request log of this activator: {@link zeroth.dataplane.log.RequestLogSetting} says whether and how requests are
 * written, as the ConfigMap {@code config-observability} does.
 */
@NullMarked
package zeroth.dataplane.log;

import org.jspecify.annotations.NullMarked;
