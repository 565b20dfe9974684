/**
 * What Kubernetes writes into objects of its own kinds where the user said nothing.
 */
@NullMarked
package zeroth.apiserver.defaults;

import org.jspecify.annotations.NullMarked;
