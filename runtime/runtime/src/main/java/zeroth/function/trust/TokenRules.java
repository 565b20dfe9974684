package zeroth.function.trust;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;

/**
 * What a token must say.
 *
 * @param audience for whom it must be
 * @param issuers of whom
 * @param subjects who may send; one that ends in {@code *} is a beginning, none is anybody
 * @param skew by how much clocks may differ
 */
public record TokenRules(
        String audience, List<String> issuers, List<String> subjects, Duration skew, InstantSource clock) {
    /** Signatures by a private key alone: with a shared secret, the public key would be one. */
    private static final AlgorithmConstraints SIGNATURES = new AlgorithmConstraints(
            ConstraintType.PERMIT,
            AlgorithmIdentifiers.RSA_USING_SHA256,
            AlgorithmIdentifiers.RSA_USING_SHA384,
            AlgorithmIdentifiers.RSA_USING_SHA512,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA256,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA384,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA512,
            AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
            AlgorithmIdentifiers.ECDSA_USING_P384_CURVE_AND_SHA384,
            AlgorithmIdentifiers.ECDSA_USING_P521_CURVE_AND_SHA512);

    public TokenRules {
        issuers = List.copyOf(issuers);
        subjects = List.copyOf(subjects);
    }

    Verdict judge(String token, JsonWebKey key) {
        if (!(key instanceof PublicJsonWebKey signing)) {
            return new Verdict.Untrusted("the token is signed by a key that is not public");
        }
        try {
            return judge(consumer(signing).processToClaims(token));
        } catch (InvalidJwtException | MalformedClaimException e) {
            return new Verdict.Untrusted("the token does not hold here");
        }
    }

    private Verdict judge(JwtClaims claims) throws MalformedClaimException {
        String subject = claims.getSubject();
        return subjects.isEmpty() || subjects.stream().anyMatch(allowed -> matches(allowed, subject))
                ? new Verdict.Trusted(subject)
                : new Verdict.Forbidden("the subject of the token may not send");
    }

    private static boolean matches(String allowed, String subject) {
        return allowed.endsWith("*")
                ? subject.startsWith(allowed.substring(0, allowed.length() - 1))
                : subject.equals(allowed);
    }

    private JwtConsumer consumer(PublicJsonWebKey key) {
        return new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(SIGNATURES)
                .setVerificationKey(key.getPublicKey())
                .setRequireExpirationTime()
                .setRequireSubject()
                .setExpectedAudience(audience)
                .setExpectedIssuers(true, issuers.toArray(String[]::new))
                .setAllowedClockSkewInSeconds((int) skew.toSeconds())
                .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
                .build();
    }
}
