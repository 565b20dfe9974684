package zeroth.function.trust;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;

/**
 * The keys that an issuer names in its discovery document, as OpenID Connect Discovery 1.0 says.
 *
 * @param token a file with what this process shows the issuer, which a Kubernetes API server asks for; read each time
 */
record DiscoveredKeys(HttpClient client, String issuer, Optional<Path> token) implements KeySource {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LONGEST = 1 << 20;

    @Override
    public List<JsonWebKey> read() throws IOException {
        try {
            var document = JsonUtil.parseJson(get(stripped(issuer) + "/.well-known/openid-configuration"));
            if (!issuer.equals(document.get("issuer"))) {
                throw new IOException("issuer: " + document.get("issuer") + " (expected: " + issuer + ")");
            }
            return new JsonWebKeySet(get(keysOf(document))).getJsonWebKeys();
        } catch (JoseException e) {
            throw new IOException(issuer + ": no keys can be read there", e);
        }
    }

    private static String keysOf(Map<String, Object> document) throws IOException {
        if (document.get("jwks_uri") instanceof String uri) {
            return uri;
        }
        throw new IOException("jwks_uri: missing (expected: an address)");
    }

    private String get(String address) throws IOException {
        try {
            var answer = client.send(request(address), BodyHandlers.ofInputStream());
            try (var body = answer.body()) {
                if (answer.statusCode() != 200) {
                    throw new IOException(address + ": status " + answer.statusCode() + " (expected: 200)");
                }
                return text(address, body);
            }
        } catch (IllegalArgumentException e) {
            throw new IOException(address + " (expected: an address)", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(address + ": interrupted", e);
        }
    }

    private HttpRequest request(String address) throws IOException {
        var request = HttpRequest.newBuilder(URI.create(address)).timeout(PATIENCE);
        if (token.isPresent() && address.startsWith(stripped(issuer) + "/")) {
            request.header(
                    "Authorization", "Bearer " + Files.readString(token.get()).strip());
        }
        return request.build();
    }

    private static String text(String address, InputStream body) throws IOException {
        var bytes = body.readNBytes(LONGEST + 1);
        if (bytes.length > LONGEST) {
            throw new IOException(address + ": too long (expected: at most " + LONGEST + " bytes)");
        }
        return new String(bytes, UTF_8);
    }

    private static String stripped(String issuer) {
        return issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
    }
}
