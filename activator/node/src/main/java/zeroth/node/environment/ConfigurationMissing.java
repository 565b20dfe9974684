package zeroth.node.environment;

/** A container refers to something that is not there: {@code CreateContainerConfigError}. The message is for people. */
public final class ConfigurationMissing extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ConfigurationMissing(String message) {
        super(message, null, false, false);
    }
}
