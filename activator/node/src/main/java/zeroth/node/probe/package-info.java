/**
 * The kubelet's questions to a container. A {@link zeroth.node.probe.Check} is one question, a
 * {@link zeroth.node.probe.ProbePlan} says how often it is asked, a {@link zeroth.node.probe.Tally} counts answers, and
 * {@link zeroth.node.probe.ContainerProbes} asks all of one run.
 */
@NullMarked
package zeroth.node.probe;

import org.jspecify.annotations.NullMarked;
