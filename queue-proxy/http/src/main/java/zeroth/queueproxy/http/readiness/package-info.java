/**
 * Whether the user's process can take requests. {@link zeroth.queueproxy.http.readiness.Readiness} asks it, one round at a
 * time, by the {@link zeroth.queueproxy.http.readiness.Probe}s that the user wrote.
 */
@NullMarked
package zeroth.queueproxy.http.readiness;

import org.jspecify.annotations.NullMarked;
