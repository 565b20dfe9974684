package zeroth.queueproxy.http.tls;

import io.vertx.core.VertxException;
import io.vertx.core.net.impl.pkcs1.PrivateKeyParser;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A chain of certificates, the server's first, and the first's key, as the text that Secrets of type
 * {@code kubernetes.io/tls} hold. Keys come as PKCS #8, and from cert-manager and OpenSSL also in the older forms of their
 * kind. They are not read by way of a PKCS #12 store, as by Vert.x: its key derivation costs a fifth of a second.
 */
public record Pem(String certificates, String key) {
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN (RSA |EC |)PRIVATE KEY-----([^-]*)-----END \\1PRIVATE KEY-----");

    /**
     * What the text says.
     *
     * @throws UnreadableKeyException with a sentence
     */
    public Identity identity() throws UnreadableKeyException {
        Identity identity = new Identity(chain(certificates), key(key));
        requireOnePair(identity);
        return identity;
    }

    /** Not the key. */
    @Override
    public String toString() {
        return "Pem[" + certificates + "]";
    }

    private static List<X509Certificate> chain(String text) throws UnreadableKeyException {
        List<X509Certificate> chain;
        try {
            chain = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                    .stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (GeneralSecurityException e) {
            throw new UnreadableKeyException("the certificate cannot be read", e);
        }
        if (chain.isEmpty()) {
            throw new UnreadableKeyException("there is no certificate");
        }
        return chain;
    }

    private static PrivateKey key(String text) throws UnreadableKeyException {
        Matcher key = KEY.matcher(text);
        if (!key.find()) {
            throw new UnreadableKeyException("there is no private key that is not encrypted");
        }
        try {
            byte[] der = Base64.getMimeDecoder().decode(key.group(2));
            return switch (key.group(1)) {
                case "RSA " -> KeyFactory.getInstance("RSA").generatePrivate(PrivateKeyParser.getRSAKeySpec(der));
                case "EC " -> KeyFactory.getInstance("EC").generatePrivate(PrivateKeyParser.getECKeySpec(der));
                default ->
                    KeyFactory.getInstance(PrivateKeyParser.getPKCS8EncodedKeyAlgorithm(der))
                            .generatePrivate(new PKCS8EncodedKeySpec(der));
            };
        } catch (GeneralSecurityException | VertxException | IllegalArgumentException e) {
            throw new UnreadableKeyException("the private key cannot be read", e);
        }
    }

    /** Whether they can belong together; only a handshake shows that they do. */
    private static void requireOnePair(Identity identity) throws UnreadableKeyException {
        PublicKey shown = identity.chain().get(0).getPublicKey();
        if (!shown.getAlgorithm().equals(identity.key().getAlgorithm()) || isOther(shown, identity.key())) {
            throw new UnreadableKeyException("the private key is not the certificate's");
        }
    }

    private static boolean isOther(PublicKey shown, PrivateKey key) {
        return shown instanceof RSAKey first
                && key instanceof RSAKey second
                && !first.getModulus().equals(second.getModulus());
    }
}
