package zeroth.queueproxy.http.tls;

/**
 * TLS on a port.
 *
 * @param files certificate and key
 * @param rules what a handshake may agree on
 * @param clients whether they prove who they are
 */
public record TlsSettings(KeyFiles files, TlsRules rules, ClientCertificates clients) {
    /** For clients that need not prove anything. */
    public TlsSettings(KeyFiles files, TlsRules rules) {
        this(files, rules, new ClientCertificates.NotAsked());
    }
}
