package zeroth.function.trust;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import zeroth.function.trust.Verdict.Forbidden;
import zeroth.function.trust.Verdict.Trusted;
import zeroth.function.trust.Verdict.Undecided;
import zeroth.function.trust.Verdict.Untrusted;

class TrustTest {
    private static final String AUDIENCE = "eventing.knative.dev/broker/ns/br";
    private static final String SENDER = "system:serviceaccount:ns:sender";
    private static final RsaJsonWebKey KEY = Issuer.key("first");
    private static final RsaJsonWebKey NEXT = Issuer.key("second");

    private final Issuer issuer = Issuer.start();
    private Instant now = Instant.parse("2026-01-02T03:04:05Z");
    private Trust trust = trusting();

    @AfterEach
    void stop() {
        issuer.close();
    }

    @Test
    void tokenOfTheIssuerForThisAudienceIsTrusted() {
        issuer.publish(KEY);
        assertThat(judge(token(claims -> {}))).isEqualTo(new Trusted(SENDER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Basic YTpi", "Bearer", "Bearer ", "Bearer x", "Bearer a.b.c", "Bearer a.b.c.d.e"})
    void whatIsNoTokenIsNone(String header) {
        issuer.publish(KEY);
        assertThat(verdict(Optional.of(header))).isInstanceOf(Untrusted.class);
        assertThat(verdict(Optional.empty())).isEqualTo(new Untrusted("no bearer token"));
        assertThat(issuer.asked()).isZero();
    }

    @Test
    void tokenOfSomebodyElseOrForSomebodyElseOrOutOfItsTimeIsNone() {
        issuer.publish(KEY);
        untrusted(claims -> claims.setIssuer("https://elsewhere.example"));
        untrusted(claims -> claims.setAudience("another"));
        untrusted(claims -> claims.unsetClaim("aud"));
        untrusted(claims -> claims.unsetClaim("sub"));
        untrusted(claims -> claims.unsetClaim("exp"));
        untrusted(claims -> claims.setExpirationTime(date(Duration.ofSeconds(-31))));
        untrusted(claims -> claims.setNotBefore(date(Duration.ofSeconds(31))));
    }

    @Test
    void clocksMayDifferALittle() {
        issuer.publish(KEY);
        assertThat(judge(token(claims -> claims.setExpirationTime(date(Duration.ofSeconds(-29))))))
                .isInstanceOf(Trusted.class);
        assertThat(judge(token(claims -> claims.setNotBefore(date(Duration.ofSeconds(29))))))
                .isInstanceOf(Trusted.class);
    }

    @Test
    void tokenThatNobodySignedIsNone() {
        issuer.publish(KEY);
        assertThat(judge(encoded("{\"alg\":\"none\"}") + "." + encoded(claims().toJson()) + "."))
                .isInstanceOf(Untrusted.class);
    }

    @Test
    void publicKeyIsNoSharedSecret() throws JoseException {
        issuer.publish(KEY);
        var forged = new JsonWebSignature();
        forged.setPayload(claims().toJson());
        forged.setKey(new HmacKey(KEY.getPublicKey().getEncoded()));
        forged.setKeyIdHeaderValue("first");
        forged.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
        assertThat(judge(forged.getCompactSerialization())).isInstanceOf(Untrusted.class);
    }

    @Test
    void tokenThatWasChangedOrIsTooLongIsNone() {
        issuer.publish(KEY);
        String[] parts = token(claims -> {}).split("\\.", -1);
        var other = claims();
        other.setSubject("system:serviceaccount:ns:admin");
        assertThat(judge(parts[0] + "." + encoded(other.toJson()) + "." + parts[2]))
                .isInstanceOf(Untrusted.class);
        assertThat(judge("x".repeat(20_000))).isEqualTo(new Untrusted("the token is too long"));
    }

    @Test
    void keyOfTheSameNameThatIsNotTheIssuersIsNone() {
        issuer.publish(KEY);
        assertThat(judge(Issuer.sign(Issuer.key("first"), claims()))).isInstanceOf(Untrusted.class);
    }

    @Test
    void newKeyIsReadWhenItIsFirstUsedAndInventedOnesCostTheIssuerNothing() {
        issuer.publish(KEY);
        judge(token(claims -> {}));
        issuer.publish(KEY, NEXT);
        var rotated = Issuer.sign(NEXT, claims());
        assertThat(judge(rotated)).isEqualTo(new Untrusted("the token is signed by an unknown key"));

        now = now.plusSeconds(60);
        assertThat(judge(rotated)).isInstanceOf(Trusted.class);

        var invented = Issuer.sign(Issuer.key("invented"), claims());
        for (int i = 0; i < 10; i++) {
            assertThat(judge(invented)).isInstanceOf(Untrusted.class);
        }
        assertThat(issuer.asked()).isEqualTo(2);
    }

    @Test
    void issuerThatIsDownLeavesWhatItSaidBefore() {
        issuer.publish(KEY);
        judge(token(claims -> {}));
        issuer.close();

        now = now.plusSeconds(120);
        assertThat(judge(token(claims -> {}))).isInstanceOf(Trusted.class);
        assertThat(judge(Issuer.sign(NEXT, claims()))).isInstanceOf(Untrusted.class);
    }

    @Test
    void nobodyIsRefusedForAnIssuerThatCannotBeAsked() {
        issuer.close();
        assertThat(judge(token(claims -> {}))).isInstanceOf(Undecided.class);
        assertThat(judge(token(claims -> {}))).isInstanceOf(Undecided.class);
    }

    @Test
    void onlyWhoMaySendMay() {
        issuer.publish(KEY);
        trust = trusting("system:serviceaccount:other:*", "system:serviceaccount:ns:sender");
        assertThat(judge(token(claims -> {}))).isInstanceOf(Trusted.class);
        assertThat(judge(token(claims -> claims.setSubject("system:serviceaccount:other:any"))))
                .isInstanceOf(Trusted.class);
        assertThat(judge(token(claims -> claims.setSubject("system:serviceaccount:ns:other"))))
                .isInstanceOf(Forbidden.class);
    }

    private void untrusted(Consumer<JwtClaims> change) {
        assertThat(judge(token(change))).isInstanceOf(Untrusted.class);
    }

    private Trust trusting(String... subjects) {
        InstantSource clock = () -> now;
        var rules = new TokenRules(AUDIENCE, List.of(issuer.url()), List.of(subjects), Duration.ofSeconds(30), clock);
        return Trust.discovering(rules, HttpClient.newHttpClient(), Optional.empty(), Duration.ofMinutes(1));
    }

    private String token(Consumer<JwtClaims> change) {
        var claims = claims();
        change.accept(claims);
        return Issuer.sign(KEY, claims);
    }

    private JwtClaims claims() {
        var claims = new JwtClaims();
        claims.setIssuer(issuer.url());
        claims.setAudience(AUDIENCE);
        claims.setSubject(SENDER);
        claims.setExpirationTime(date(Duration.ofHours(1)));
        return claims;
    }

    private NumericDate date(Duration fromNow) {
        return NumericDate.fromMilliseconds(now.plus(fromNow).toEpochMilli());
    }

    private Verdict judge(String token) {
        return verdict(Optional.of("Bearer " + token));
    }

    private Verdict verdict(Optional<String> header) {
        try {
            return trust.judge(header).toCompletableFuture().get(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(UTF_8));
    }
}
