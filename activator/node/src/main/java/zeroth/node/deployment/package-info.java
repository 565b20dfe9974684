/**
 * Deployments: how many pods of which template there are. {@link zeroth.node.deployment.Rollout} decides,
 * {@link zeroth.node.deployment.Deployments} acts. Pods belong to the Deployment itself; there is no ReplicaSet.
 */
@NullMarked
package zeroth.node.deployment;

import org.jspecify.annotations.NullMarked;
