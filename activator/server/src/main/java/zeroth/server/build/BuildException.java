package zeroth.server.build;

/** A project that cannot be built; the message is a sentence for whoever asked for it. */
public final class BuildException extends Exception {
    private static final long serialVersionUID = 1L;

    BuildException(String message) {
        super(message);
    }

    BuildException(String message, Throwable cause) {
        super(message, cause);
    }
}
