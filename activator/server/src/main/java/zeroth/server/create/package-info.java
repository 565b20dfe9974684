/**
 * New projects. Their one source are the samples: {@link zeroth.server.create.NewProject} copies one under a new name, and
 * {@link zeroth.server.create.TemplateRepository} lays all of them out as {@code func create --repository} reads them.
 */
@NullMarked
package zeroth.server.create;

import org.jspecify.annotations.NullMarked;
