package zeroth.function.trust;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.lang.JoseException;

/**
 * Judges the tokens of senders: signed by a key of an issuer that is trusted, for this audience, in its time, for a subject
 * that may send. Immutable but for the keys.
 *
 * @param keys by issuer
 */
public record Trust(TokenRules rules, Map<String, IssuerKeys> keys) {
    private static final String BEARER = "bearer ";
    /** Far more than a token of Kubernetes has. */
    private static final int LONGEST = 16 << 10;

    public Trust {
        keys = Map.copyOf(keys);
    }

    /**
     * Reads the keys where the issuers' discovery documents say.
     *
     * @param token what is shown to issuers
     * @param pause between two questions to one of them, at least
     */
    public static Trust discovering(TokenRules rules, HttpClient client, Optional<Path> token, Duration pause) {
        return new Trust(
                rules,
                rules.issuers().stream()
                        .distinct()
                        .collect(Collectors.toMap(
                                issuer -> issuer,
                                issuer -> new IssuerKeys(
                                        new DiscoveredKeys(client, issuer, token),
                                        rules.clock(),
                                        pause,
                                        reading ->
                                                Thread.ofVirtual().name("keys").start(reading)))));
    }

    /**
     * Judges who sent a request.
     *
     * @param authorization the header of that name
     */
    public CompletionStage<Verdict> judge(Optional<String> authorization) {
        return authorization.flatMap(Trust::token).map(this::judge).orElseGet(() -> untrusted("no bearer token"));
    }

    private static Optional<String> token(String header) {
        return header.toLowerCase(Locale.ROOT).startsWith(BEARER)
                ? Optional.of(header.substring(BEARER.length()).strip())
                : Optional.empty();
    }

    private CompletionStage<Verdict> judge(String token) {
        if (token.length() > LONGEST) {
            return untrusted("the token is too long");
        }
        try {
            return judge(token, Claimed.read(token));
        } catch (JoseException | InvalidJwtException | MalformedClaimException | RuntimeException e) {
            return untrusted("the token cannot be read");
        }
    }

    private CompletionStage<Verdict> judge(String token, Claimed claimed) {
        IssuerKeys issuer = keys.get(claimed.issuer());
        return issuer == null
                ? untrusted("the token is of another issuer")
                : issuer.named(claimed.key())
                        .thenApply(candidates -> judge(token, candidates))
                        .exceptionally(unreachable -> new Verdict.Undecided("the issuer cannot be asked for its keys"));
    }

    private Verdict judge(String token, List<JsonWebKey> candidates) {
        return candidates.stream()
                .map(key -> rules.judge(token, key))
                .filter(verdict -> !(verdict instanceof Verdict.Untrusted))
                .findFirst()
                .or(() -> candidates.stream().findFirst().map(key -> rules.judge(token, key)))
                .orElseGet(() -> new Verdict.Untrusted("the token is signed by an unknown key"));
    }

    private static CompletionStage<Verdict> untrusted(String reason) {
        return CompletableFuture.completedFuture(new Verdict.Untrusted(reason));
    }

    /** What a token says of itself, which nobody has verified. */
    private record Claimed(String issuer, Optional<String> key) {
        private static Claimed read(String token) throws JoseException, InvalidJwtException, MalformedClaimException {
            var unverified = new JwtConsumerBuilder()
                    .setSkipAllValidators()
                    .setSkipSignatureVerification()
                    .setDisableRequireSignature()
                    .build()
                    .processToClaims(token);
            var issuer = Optional.ofNullable(unverified.getIssuer()).orElse("");
            return new Claimed(
                    issuer,
                    Optional.ofNullable(
                            JsonWebStructure.fromCompactSerialization(token).getKeyIdHeaderValue()));
        }
    }
}
