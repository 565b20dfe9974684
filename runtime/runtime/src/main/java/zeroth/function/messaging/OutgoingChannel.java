package zeroth.function.messaging;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import java.util.List;
import org.eclipse.microprofile.reactive.messaging.Message;
import zeroth.function.event.Event;
import zeroth.function.messaging.Mail.Letter;

/** Answers as messages of a channel, in the mode and behind the key of what they answer, one after the other. */
record OutgoingChannel(MutinyEmitter<Object> emitter, Transport transport) implements Answers {
    @Override
    public Uni<Void> send(Letter letter, List<Event> answers) {
        return Multi.createFrom()
                .iterable(answers)
                .onItem()
                .transformToUniAndConcatenate(answer -> emitter.sendMessage(message(letter, answer)))
                .collect()
                .last();
    }

    private Message<?> message(Letter letter, Event answer) {
        return transport.wrap(answer, letter.mode(), letter.keyOf(answer));
    }
}
