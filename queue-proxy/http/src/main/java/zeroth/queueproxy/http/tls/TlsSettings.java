package zeroth.queueproxy.http.tls;

/**
 * TLS on the serving port's sibling, which opens if the files are there at the start.
 *
 * @param files certificate and key
 * @param rules what a handshake may agree on
 */
public record TlsSettings(KeyFiles files, TlsRules rules) {}
