/**
 * The build's half of the extension: {@link zeroth.function.deployment.FunctionsProcessor} hands each function that it
 * finds to the recorder, after {@link zeroth.function.deployment.FunctionRules} has refused those that cannot work.
 */
@NullMarked
package zeroth.function.deployment;

import org.jspecify.annotations.NullMarked;
