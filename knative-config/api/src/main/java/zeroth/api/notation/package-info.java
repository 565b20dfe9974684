/**
 * Values as Knative writes them in ConfigMaps, annotations and messages: Go's notation of durations, numbers and text,
 * and the part of its templates that Knative's own settings use.
 */
@NullMarked
package zeroth.api.notation;

import org.jspecify.annotations.NullMarked;
