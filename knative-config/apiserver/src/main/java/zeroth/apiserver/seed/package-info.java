/**
 * What a new data directory holds: the namespaces and ConfigMaps of a fresh Knative installation.
 */
@NullMarked
package zeroth.apiserver.seed;

import org.jspecify.annotations.NullMarked;
