package zeroth.server.manifest;

/** A file that is no list of Kubernetes objects; the message names the file and what is wrong in it. */
public final class ManifestException extends Exception {
    private static final long serialVersionUID = 1L;

    ManifestException(String message) {
        super(message);
    }
}
