package zeroth.queueproxy.http.tls;

import java.nio.file.Path;

/** Whether clients must prove who they are. */
public sealed interface ClientCertificates {
    /** They are not even asked. */
    record NotAsked() implements ClientCertificates {}

    /**
     * They are.
     *
     * @param authorities the certificates that vouch for them, in a file
     */
    record Asked(Path authorities, Need need) implements ClientCertificates {}

    /** What becomes of a client without a certificate. */
    enum Need {
        OPTIONAL,
        REQUIRED
    }
}
