/**
 * Looking at an object field by field and saying what is wrong with it: {@link zeroth.api.admission.field.Field} is a
 * place in the object, {@link zeroth.api.admission.field.Problems} collects, merges and prints as upstream's
 * {@code FieldError} does.
 */
@NullMarked
package zeroth.api.admission.field;

import org.jspecify.annotations.NullMarked;
