/**
 * Programs of this machine. An {@link zeroth.node.application.Artefact} is what a path holds, an
 * {@link zeroth.node.application.ApplicationStore} keeps copies under the hash of their content, and
 * {@link zeroth.node.application.Applications} does so for each {@code Application} of the API.
 */
@NullMarked
package zeroth.node.application;

import org.jspecify.annotations.NullMarked;
