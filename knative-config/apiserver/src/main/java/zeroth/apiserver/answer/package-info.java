/**
 * What each path and method means: {@link zeroth.apiserver.answer.Api} finds the kind and the operation of a call, and
 * answers as Kubernetes does.
 */
@NullMarked
package zeroth.apiserver.answer;

import org.jspecify.annotations.NullMarked;
