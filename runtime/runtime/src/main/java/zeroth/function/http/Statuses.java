package zeroth.function.http;

import java.util.Map;
import zeroth.function.dispatch.Outcome;
import zeroth.function.dispatch.Unwanted;
import zeroth.function.event.Attributes;
import zeroth.function.event.Refusal;

/**
 * Which status tells what became of an event. Knative repeats 404, 408, 409, 429 and 5xx, and dead-letters every other
 * failure.
 */
record Statuses(Compatibility compatibility, Unwanted unwanted) {
    /** Whose statuses. */
    enum Compatibility {
        NONE,
        /** The statuses of Funqy's Knative events, which make brokers repeat what fails for good. */
        FUNQY;

        /** Funqy takes events in binary mode that lack these: the tests of many a project send such. */
        Map<String, String> assumed() {
            return this == FUNQY
                    ? Map.of(
                            Attributes.SPEC_VERSION, "1.0",
                            Attributes.SOURCE, "unknown",
                            Attributes.TYPE, "unknown")
                    : Map.of();
        }
    }

    int of(Outcome outcome) {
        return compatibility == Compatibility.FUNQY ? funqy(outcome) : plain(outcome);
    }

    /** Of a call that is no event Funqy says when its caller is wrong. */
    int ofPlain(Outcome.Failure failure) {
        return compatibility == Compatibility.FUNQY && isMisread(failure) ? 400 : of(failure);
    }

    private static boolean isMisread(Outcome.Failure failure) {
        return failure instanceof Outcome.Refused refused
                && (refused.refusal() == Refusal.MALFORMED || refused.refusal() == Refusal.UNPROCESSABLE);
    }

    private int plain(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Replied replied -> 200;
            case Outcome.RepliedMany replied -> 200;
            case Outcome.Returned returned -> 200;
            case Outcome.Accepted accepted -> 202;
            case Outcome.Refused refused -> plain(refused.refusal());
            case Outcome.Postponed postponed -> 503;
            case Outcome.Busy busy -> 429;
            case Outcome.InFlight inFlight -> 409;
            case Outcome.TimedOut timedOut -> 504;
            case Outcome.Failed failed -> 500;
        };
    }

    private int plain(Refusal refusal) {
        return switch (refusal) {
            case MALFORMED -> 400;
            case UNSUPPORTED_FORMAT, UNSUPPORTED_DATA -> 415;
            case UNPROCESSABLE -> 422;
            case TOO_LARGE -> 413;
            case UNWANTED -> ofUnwanted();
        };
    }

    private int ofUnwanted() {
        return switch (unwanted) {
            case REFUSE -> 422;
            case ACCEPT -> 202;
            case RETRY -> 404;
        };
    }

    private int funqy(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted accepted -> 204;
            case Outcome.Refused refused -> funqy(refused.refusal());
            case Outcome other -> plain(other);
        };
    }

    private static int funqy(Refusal refusal) {
        return switch (refusal) {
            case UNWANTED -> 404;
            case TOO_LARGE -> 413;
            case UNSUPPORTED_FORMAT -> 406;
            case MALFORMED, UNPROCESSABLE, UNSUPPORTED_DATA -> 500;
        };
    }
}
