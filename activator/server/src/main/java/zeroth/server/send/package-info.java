/**
 * {@code zeroth send}: one CloudEvent to a URL, in binary or structured mode, and the answer.
 * {@link zeroth.server.send.EventSender} is for whoever sends more than one.
 */
@NullMarked
package zeroth.server.send;

import org.jspecify.annotations.NullMarked;
