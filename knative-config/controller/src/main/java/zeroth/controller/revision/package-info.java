/**
 * Knative's Revision: one state of a program, that never changes. It leads to a Deployment ({@link
 * zeroth.controller.revision.RevisionDeployment}), whose pods hold the user's containers and a queue-proxy, and to a
 * PodAutoscaler ({@link zeroth.controller.revision.RevisionAutoscaler}), which says how many pods. What becomes of both
 * is read by {@link zeroth.controller.revision.RevisionProgress}: a Revision is Ready when a request would be answered.
 */
@NullMarked
package zeroth.controller.revision;

import org.jspecify.annotations.NullMarked;
