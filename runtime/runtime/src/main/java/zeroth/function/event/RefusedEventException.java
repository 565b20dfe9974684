package zeroth.function.event;

/** This event will never be accepted; the message says why, to its sender. Without a stack trace: it is no surprise. */
public final class RefusedEventException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Refusal refusal;

    private RefusedEventException(Refusal refusal, String message) {
        super(message, null, false, false);
        this.refusal = refusal;
    }

    public static RefusedEventException malformed(String message) {
        return new RefusedEventException(Refusal.MALFORMED, message);
    }

    public static RefusedEventException unsupportedFormat(String message) {
        return new RefusedEventException(Refusal.UNSUPPORTED_FORMAT, message);
    }

    public static RefusedEventException unsupportedData(String message) {
        return new RefusedEventException(Refusal.UNSUPPORTED_DATA, message);
    }

    public static RefusedEventException unprocessable(String message) {
        return new RefusedEventException(Refusal.UNPROCESSABLE, message);
    }

    public static RefusedEventException unwanted(String message) {
        return new RefusedEventException(Refusal.UNWANTED, message);
    }

    public static RefusedEventException tooLarge(String message) {
        return new RefusedEventException(Refusal.TOO_LARGE, message);
    }

    public Refusal refusal() {
        return refusal;
    }
}
