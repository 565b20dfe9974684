package zeroth.server.demo;

import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import zeroth.server.send.Answer;
import zeroth.server.send.EventSender;
import zeroth.server.send.Mode;

/** One event sent and its answer awaited. */
final class Greetings {
    private Greetings() {}

    /**
     * The answer to a greeting.
     *
     * @throws DemoFailure if there is none, or another one than a greeting has to get
     */
    static Answer greet(EventSender sender, URI target, Greeting greeting, Mode mode) {
        Answer answer = await(sender, target, greeting, mode);
        Optional<String> complaint = greeting.complaint(answer);
        if (complaint.isPresent()) {
            throw new DemoFailure("the event to " + target + " was answered by: " + complaint.get());
        }
        return answer;
    }

    private static Answer await(EventSender sender, URI target, Greeting greeting, Mode mode) {
        try {
            return sender.send(target, greeting.event(), mode)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException e) {
            throw new DemoFailure("the event to " + target + " got no answer: " + e.getMessage());
        }
    }
}
