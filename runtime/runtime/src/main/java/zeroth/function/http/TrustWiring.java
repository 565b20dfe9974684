package zeroth.function.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import zeroth.function.sink.Certificates;
import zeroth.function.trust.TokenRules;
import zeroth.function.trust.Trust;

/** Makes the guard from the configuration, where that asks for one. */
record TrustWiring(FunctionsConfig.Oidc config) {
    Optional<Guard> guard() {
        return config.audience().map(audience -> new Guard(trust(audience)));
    }

    private Trust trust(String audience) {
        var issuers = config.issuers()
                .orElseThrow(
                        () -> new IllegalStateException(
                                "zeroth.functions.oidc.issuers: missing (expected: whose tokens hold, since there is an audience)"));
        var rules = new TokenRules(
                audience, issuers, config.subjects().orElse(List.of()), config.skew(), InstantSource.system());
        return Trust.discovering(rules, client(), config.tokenFile(), config.pause());
    }

    private HttpClient client() {
        var client = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER);
        config.certificates().map(TrustWiring::trusting).ifPresent(client::sslContext);
        return client.build();
    }

    private static SSLContext trusting(Path file) {
        try {
            var trust = new Certificates(Optional.of(Files.readString(file)), file);
            var context = SSLContext.getInstance("TLS");
            context.init(null, trust.trust().getTrustManagers(), null);
            return context;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
