/**
 * The environment of a container, as the kubelet makes it. {@link zeroth.node.environment.ContainerEnvironment} resolves
 * values and references; {@link zeroth.node.environment.PortMap} says which port of this machine stands for one that the
 * container declares.
 */
@NullMarked
package zeroth.node.environment;

import org.jspecify.annotations.NullMarked;
