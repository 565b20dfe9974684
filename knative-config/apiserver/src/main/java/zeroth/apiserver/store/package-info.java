/**
 * Objects as bytes, on disk before anyone hears of them. One writer thread owns the file and commits what many writers
 * asked for together; readers and watchers are served from memory, and only what is committed.
 */
@NullMarked
package zeroth.apiserver.store;

import org.jspecify.annotations.NullMarked;
