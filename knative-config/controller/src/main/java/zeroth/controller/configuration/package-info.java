/**
 * Knative's Configuration: each change of its template becomes a Revision. {@link
 * zeroth.controller.configuration.RevisionTemplates} makes one, {@link
 * zeroth.controller.configuration.ConfigurationProgress} says which was made last, and which of them can serve.
 */
@NullMarked
package zeroth.controller.configuration;

import org.jspecify.annotations.NullMarked;
