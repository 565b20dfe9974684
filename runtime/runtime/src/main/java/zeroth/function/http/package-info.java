/**
 * Functions behind Quarkus' HTTP server: {@link zeroth.function.http.FunctionsRecorder} builds the routes at start,
 * {@link zeroth.function.http.EventEndpoint} reads an event, has it handled on the right thread, and {@link
 * zeroth.function.http.Answer} says in HTTP what became of it, in words that Knative understands.
 */
@NullMarked
package zeroth.function.http;

import org.jspecify.annotations.NullMarked;
