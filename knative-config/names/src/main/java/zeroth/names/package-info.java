/**
 * The words that the parts of the platform and their Knative twins say to each other: headers, ports, labels,
 * annotations, environment keys, and the names of the objects made for a Revision. Strings and nothing else: whoever
 * shares only words with Knative needs no Kubernetes client.
 */
@NullMarked
package zeroth.names;

import org.jspecify.annotations.NullMarked;
