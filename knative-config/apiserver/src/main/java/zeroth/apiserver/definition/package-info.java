/**
 * CustomResourceDefinitions: each one that is stored makes its kind known, and takes it away when it goes.
 */
@NullMarked
package zeroth.apiserver.definition;

import org.jspecify.annotations.NullMarked;
