/**
 * Run by the build, never by the program: writes the documents that {@link zeroth.apiserver.schema.Schemas} reads.
 */
@NullMarked
package zeroth.apiserver.schema.generate;

import org.jspecify.annotations.NullMarked;
