/**
 * What the tests of the reconcilers stand on: an API server that runs, and small doubles of those parts of the platform
 * that answer the controller through it.
 */
@NullMarked
package zeroth.controller.testing;

import org.jspecify.annotations.NullMarked;
