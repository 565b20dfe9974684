/**
 * CloudEvents on the wire of HTTP, version 1.0.2, in both directions: an {@link zeroth.function.event.Event} is a set
 * of {@link zeroth.function.event.Attributes} and some {@link zeroth.function.event.EventData}, written as headers and
 * body ({@link zeroth.function.event.BinaryMode}) or as one JSON object ({@link
 * zeroth.function.event.StructuredMode}). Plain Java and Jackson; no Vert.x, no Quarkus.
 */
@NullMarked
package zeroth.function.event;

import org.jspecify.annotations.NullMarked;
