/**
 * Functions fed from the channels of SmallRye Reactive Messaging, for applications that have that extension: {@link
 * zeroth.function.messaging.Channels} opens a {@link zeroth.function.messaging.Feed} for each, which hands messages in
 * the order of their keys to the functions and settles them by what became of their events. What brokers differ in is a
 * {@link zeroth.function.messaging.Transport}. Only the recorder and the build steps lead here.
 */
@NullMarked
package zeroth.function.messaging;

import org.jspecify.annotations.NullMarked;
