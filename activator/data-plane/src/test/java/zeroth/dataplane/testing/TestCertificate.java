package zeroth.dataplane.testing;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.security.auth.x500.X500Principal;
import org.wildfly.security.x500.cert.X509CertificateBuilder;

/** A certificate that vouches for itself, and its key in both of the forms that keys come in. */
public record TestCertificate(String certificate, String key, String olderFormOfKey) {
    private static final int SCALAR = 32;
    /** What precedes the older form of an RSA key of 2048 bits in its newer one. */
    private static final int WRAPPING = 26;

    public static TestCertificate elliptic(String host) {
        KeyPair pair = pair("EC", 256);
        return of(host, pair, "SHA256withECDSA", pem("EC PRIVATE KEY", sec1((ECPrivateKey) pair.getPrivate())));
    }

    public static TestCertificate rsa(String host) {
        KeyPair pair = pair("RSA", 2048);
        return of(host, pair, "SHA256withRSA", pem("RSA PRIVATE KEY", pkcs1(pair.getPrivate())));
    }

    private static TestCertificate of(String host, KeyPair pair, String signature, String olderFormOfKey) {
        try {
            return new TestCertificate(
                    pem("CERTIFICATE", certificate(host, pair, signature).getEncoded()),
                    pem("PRIVATE KEY", pair.getPrivate().getEncoded()),
                    olderFormOfKey);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static KeyPair pair(String algorithm, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static X509Certificate certificate(String host, KeyPair pair, String signature)
            throws GeneralSecurityException {
        X500Principal name = new X500Principal("CN=" + host);
        ZonedDateTime now = ZonedDateTime.now(ZoneOffset.UTC);
        return new X509CertificateBuilder()
                .setVersion(3)
                .setSerialNumber(BigInteger.valueOf(now.toEpochSecond()))
                .setIssuerDn(name)
                .setSubjectDn(name)
                .setNotValidBefore(now.minusDays(1))
                .setNotValidAfter(now.plusDays(1))
                .setPublicKey(pair.getPublic())
                .setSigningKey(pair.getPrivate())
                .setSignatureAlgorithmName(signature)
                .build();
    }

    private static byte[] pkcs1(PrivateKey key) {
        byte[] pkcs8 = key.getEncoded();
        return Arrays.copyOfRange(pkcs8, WRAPPING, pkcs8.length);
    }

    /** RFC 5915, with the name of the curve P-256 and without the public key. */
    private static byte[] sec1(ECPrivateKey key) {
        ByteArrayOutputStream der = new ByteArrayOutputStream();
        der.writeBytes(HexFormat.of().parseHex("30310201010420"));
        byte[] scalar = key.getS().toByteArray();
        byte[] padded = new byte[SCALAR];
        int length = Math.min(scalar.length, SCALAR);
        System.arraycopy(scalar, scalar.length - length, padded, SCALAR - length, length);
        der.writeBytes(padded);
        der.writeBytes(HexFormat.of().parseHex("a00a06082a8648ce3d030107"));
        return der.toByteArray();
    }

    private static String pem(String kind, byte[] der) {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(kind, base64, kind);
    }
}
