/**
 * The kinds and their fields as OpenAPI v3 documents, from which {@code kubectl} learns what it may send and how to patch.
 */
@NullMarked
package zeroth.apiserver.openapi;

import org.jspecify.annotations.NullMarked;
