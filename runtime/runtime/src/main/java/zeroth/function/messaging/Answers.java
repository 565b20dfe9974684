package zeroth.function.messaging;

import io.smallrye.mutiny.Uni;
import java.util.List;
import zeroth.function.event.Event;
import zeroth.function.messaging.Mail.Letter;

/** Where a channel's answers go. */
@FunctionalInterface
interface Answers {
    /** Nobody wants them. */
    Answers DROPPED = (letter, answers) -> Uni.createFrom().voidItem();

    /** Ends when the broker has all of them. */
    Uni<Void> send(Letter letter, List<Event> answers);
}
