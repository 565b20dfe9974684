package zeroth.queueproxy.http.proxy;

import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.StreamResetException;
import java.net.ConnectException;

/** Why a destination did not answer, in the words of Go's reverse proxy, which clients and tests know. */
final class Failure {
    private static final int BAD_GATEWAY = 502;

    private Failure() {}

    static Answer answer(Destination destination, Throwable cause) {
        return Answer.error(BAD_GATEWAY, text(destination, cause));
    }

    private static String text(Destination destination, Throwable cause) {
        return switch (cause) {
            case ConnectException refused
            when isRefusal(refused) -> "dial tcp %s: connect: connection refused".formatted(destination);
            case HttpClosedException closed -> "EOF";
            case StreamResetException reset -> "stream error: code " + reset.getCode();
            default -> cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        };
    }

    private static boolean isRefusal(ConnectException failure) {
        return failure.getMessage() != null && failure.getMessage().contains("refused");
    }
}
