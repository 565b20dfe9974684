/**
 * The spec of a Revision, which is a pod's with limits and times: {@link zeroth.api.admission.pod.RevisionDefaults}
 * completes it, {@link zeroth.api.admission.pod.RevisionSpecRules} judges it. What upstream permits and no part of the
 * platform can do yet is refused here, each field by its name.
 */
@NullMarked
package zeroth.api.admission.pod;

import org.jspecify.annotations.NullMarked;
