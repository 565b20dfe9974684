/**
 * The controller: for each kind of Knative Serving a package that says what its objects lead to. {@link
 * zeroth.controller.Controllers} registers them all with an operator.
 */
@NullMarked
package zeroth.controller;

import org.jspecify.annotations.NullMarked;
