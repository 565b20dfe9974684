/**
 * The program as a process of a cluster: it has the roles that its Deployment names, and Kubernetes has the rest.
 * {@link zeroth.server.role.RunCommand} starts them and ends with them.
 */
@NullMarked
package zeroth.server.role;

import org.jspecify.annotations.NullMarked;
