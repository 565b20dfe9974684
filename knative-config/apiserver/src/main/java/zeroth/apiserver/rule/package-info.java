/**
 * What each kind demands of its objects before they are stored: known fields, names, Kubernetes' defaults, and the
 * platform's own admission.
 */
@NullMarked
package zeroth.apiserver.rule;

import org.jspecify.annotations.NullMarked;
