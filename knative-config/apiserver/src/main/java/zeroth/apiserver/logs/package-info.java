/**
 * What a pod has written, as the API's {@code pods/NAME/log} asks for it. The API server checks the question; whoever
 * runs the pods answers it through {@link zeroth.apiserver.logs.PodLogs}.
 */
@NullMarked
package zeroth.apiserver.logs;

import org.jspecify.annotations.NullMarked;
