/**
 * What something that runs is made of: {@link zeroth.queueproxy.parts.Parts} closes what was started in the opposite order.
 */
@NullMarked
package zeroth.queueproxy.parts;

import org.jspecify.annotations.NullMarked;
