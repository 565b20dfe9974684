/**
 * What fields objects have. Built-in and Knative kinds have documents that the build makes from the client library's model
 * classes, so that nothing is reflected upon at start; custom kinds bring theirs. Checks objects against them.
 */
@NullMarked
package zeroth.apiserver.schema;

import org.jspecify.annotations.NullMarked;
