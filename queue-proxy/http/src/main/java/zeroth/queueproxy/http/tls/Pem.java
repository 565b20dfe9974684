package zeroth.queueproxy.http.tls;

import io.vertx.core.net.impl.pkcs1.PrivateKeyParser;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A chain of certificates and its key as text: of any form that Go, OpenSSL or cert-manager write. */
record Pem(String certificates, String key) {
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN ((?:RSA |EC )?PRIVATE KEY)-----([^-]+)-----END \\1-----");

    /** @throws GeneralSecurityException if either is not what it should be, or the two do not belong together */
    ServerKey parsed() throws GeneralSecurityException {
        X509Certificate[] chain = chain();
        PrivateKey parsedKey = parsedKey();
        if (!chain[0].getPublicKey().getAlgorithm().equals(parsedKey.getAlgorithm())) {
            throw new GeneralSecurityException("the key is not the certificate's");
        }
        return new ServerKey(chain, parsedKey);
    }

    /** Not the key. */
    @Override
    public String toString() {
        return "Pem[" + certificates + "]";
    }

    private X509Certificate[] chain() throws GeneralSecurityException {
        X509Certificate[] chain = CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(certificates.getBytes(StandardCharsets.US_ASCII)))
                .toArray(X509Certificate[]::new);
        if (chain.length == 0) {
            throw new GeneralSecurityException("no certificate");
        }
        return chain;
    }

    private PrivateKey parsedKey() throws GeneralSecurityException {
        Matcher found = KEY.matcher(key);
        if (!found.find()) {
            throw new GeneralSecurityException("no private key");
        }
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(found.group(2));
            return switch (found.group(1)) {
                case "RSA PRIVATE KEY" ->
                    KeyFactory.getInstance("RSA").generatePrivate(PrivateKeyParser.getRSAKeySpec(bytes));
                case "EC PRIVATE KEY" ->
                    KeyFactory.getInstance("EC").generatePrivate(PrivateKeyParser.getECKeySpec(bytes));
                default ->
                    KeyFactory.getInstance(PrivateKeyParser.getPKCS8EncodedKeyAlgorithm(bytes))
                            .generatePrivate(new PKCS8EncodedKeySpec(bytes));
            };
        } catch (RuntimeException e) {
            throw new GeneralSecurityException("the private key cannot be read", e);
        }
    }
}
