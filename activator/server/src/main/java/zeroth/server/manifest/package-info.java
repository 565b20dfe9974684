/**
 * Files of Kubernetes objects: read with messages that name file and document, and applied so that what the file says is
 * what the API holds.
 */
@NullMarked
package zeroth.server.manifest;

import org.jspecify.annotations.NullMarked;
