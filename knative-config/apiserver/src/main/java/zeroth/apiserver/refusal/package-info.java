/**
 * Every way in which the API says no, each with Kubernetes' own code, reason and words, because clients read them.
 */
@NullMarked
package zeroth.apiserver.refusal;

import org.jspecify.annotations.NullMarked;
