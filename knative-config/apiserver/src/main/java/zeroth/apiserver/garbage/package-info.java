/**
 * What goes when something else went: objects whose owners are gone, and all that a deleted namespace held. Follows the
 * store like any watcher, and deletes like any client.
 */
@NullMarked
package zeroth.apiserver.garbage;

import org.jspecify.annotations.NullMarked;
