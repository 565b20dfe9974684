package zeroth.function.messaging;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.reactive.messaging.Message;
import zeroth.function.event.ContentMode;
import zeroth.function.event.Event;

/** What the messages of one kind of broker look like, and how they are given back to it. Stateless. */
public interface Transport {
    /** Whether a message came by it. */
    boolean brought(Message<?> message);

    /** Fails by a {@link zeroth.function.event.RefusedEventException} where the message can be none of ours. */
    Carried open(Message<?> message);

    /** Whether it is what a connector of this name talks to. */
    boolean isBehind(String connector);

    /** Why a channel of its connector would lose messages as it is configured; {@code prefix} leads the channel's keys. */
    default Optional<String> objection(String prefix, Config config) {
        return Optional.empty();
    }

    /** A message that brings an event; the key keeps it in order behind others of that key. */
    Message<?> wrap(Event event, ContentMode mode, Optional<String> key);

    /** The message will never be handled: it is for the dead letters. */
    CompletionStage<Void> bury(Message<?> message, Throwable reason);

    /** The message may be handled later: the broker is to bring it again. */
    CompletionStage<Void> giveBack(Message<?> message, Throwable reason);
}
