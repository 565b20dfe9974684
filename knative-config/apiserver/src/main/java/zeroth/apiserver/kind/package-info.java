/**
 * What kinds of objects there are, as data: names, scope, subresources, printer columns. Built-in kinds, the platform's own
 * and those of a CustomResourceDefinition are all a {@link zeroth.apiserver.kind.Kind}.
 */
@NullMarked
package zeroth.apiserver.kind;

import org.jspecify.annotations.NullMarked;
