/**
 * The scale subresource: one number out of an object, as {@code autoscaling/v1 Scale}, and back into it.
 */
@NullMarked
package zeroth.apiserver.scale;

import org.jspecify.annotations.NullMarked;
