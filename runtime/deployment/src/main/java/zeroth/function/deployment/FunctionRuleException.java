package zeroth.function.deployment;

/** The application has a function that cannot work. */
final class FunctionRuleException extends RuntimeException {
    private static final long serialVersionUID = 1;

    FunctionRuleException(String message) {
        super(message);
    }
}
