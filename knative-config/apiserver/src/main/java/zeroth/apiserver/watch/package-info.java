/**
 * What happens to objects, told as it happens: where a watch begins, which changes it shows, bookmarks, and when it ends.
 */
@NullMarked
package zeroth.apiserver.watch;

import org.jspecify.annotations.NullMarked;
