/**
 * Filters of the dialect {@code cesql}, for applications that have the module {@code cloudevents-sql}. Nothing else here
 * refers to this package, so no other application needs that module.
 */
@NullMarked
package zeroth.function.cesql;

import org.jspecify.annotations.NullMarked;
