/** What tests of the data plane share: pods that are small servers, a client, and a data plane without an API. */
@NullMarked
package zeroth.dataplane.testing;

import org.jspecify.annotations.NullMarked;
