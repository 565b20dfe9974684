/**
 * Applications of this machine: what {@code dev.local/NAME} runs. {@link zeroth.server.application.Applications} writes
 * and reads them through the API, and waits until the node has taken a copy.
 */
@NullMarked
package zeroth.server.application;

import org.jspecify.annotations.NullMarked;
