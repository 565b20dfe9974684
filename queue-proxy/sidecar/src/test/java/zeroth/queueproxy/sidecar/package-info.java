@NullMarked
package zeroth.queueproxy.sidecar;

import org.jspecify.annotations.NullMarked;
