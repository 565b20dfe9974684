/**
 * What may be stored: defaulting and validation of the platform's kinds, pure. The embedded API server asks
 * {@link zeroth.api.admission.Admission} before it stores; on a cluster a webhook does. Messages are upstream's.
 */
@NullMarked
package zeroth.api.admission;

import org.jspecify.annotations.NullMarked;
