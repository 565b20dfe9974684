package zeroth.api.settings;

/** A ConfigMap has a value that cannot be; the message names key, value and rule. */
public final class InvalidSettings extends RuntimeException {
    private static final long serialVersionUID = 1;

    public InvalidSettings(String message) {
        super(message);
    }

    /** The message that is the same for a bad template, YAML, or quantity. */
    static InvalidSettings unparsable(String key, String why) {
        return new InvalidSettings("failed to parse \"" + key + "\": " + why);
    }
}
