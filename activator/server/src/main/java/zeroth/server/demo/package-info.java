/**
 * {@code zeroth demo}: the main job, once, in front of the user's eyes. {@link zeroth.server.demo.Demo} reads like the
 * story it tells; whatever is not as it should be ends it with a {@link zeroth.server.demo.DemoFailure}.
 */
@NullMarked
package zeroth.server.demo;

import org.jspecify.annotations.NullMarked;
