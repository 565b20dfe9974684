/**
 * Lists as {@code kubectl get} prints them: columns, the cells of each object, and the Table that carries both.
 */
@NullMarked
package zeroth.apiserver.table;

import org.jspecify.annotations.NullMarked;
