package zeroth.function.trust;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/** An issuer of tokens on this machine. Its keys may change under way. */
final class Issuer implements AutoCloseable {
    private final HttpServer server;
    private final List<JsonWebKey> keys = new CopyOnWriteArrayList<>();
    private final AtomicInteger asked = new AtomicInteger();

    private Issuer(HttpServer server) {
        this.server = server;
    }

    static Issuer start() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var issuer = new Issuer(server);
            server.createContext("/.well-known/openid-configuration", exchange -> answer(exchange, issuer.document()));
            server.createContext("/keys", issuer::keys);
            server.start();
            return issuer;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static RsaJsonWebKey key(String name) {
        try {
            var key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId(name);
            return key;
        } catch (JoseException e) {
            throw new AssertionError(e);
        }
    }

    static String sign(RsaJsonWebKey key, JwtClaims claims) {
        try {
            var token = new JsonWebSignature();
            token.setPayload(claims.toJson());
            token.setKey(key.getPrivateKey());
            token.setKeyIdHeaderValue(key.getKeyId());
            token.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
            return token.getCompactSerialization();
        } catch (JoseException e) {
            throw new AssertionError(e);
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void publish(JsonWebKey... now) {
        keys.clear();
        keys.addAll(List.of(now));
    }

    int asked() {
        return asked.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private String document() {
        return "{\"issuer\":\"%s\",\"jwks_uri\":\"%s/keys\"}".formatted(url(), url());
    }

    private void keys(HttpExchange exchange) throws IOException {
        asked.incrementAndGet();
        answer(exchange, new JsonWebKeySet(keys).toJson());
    }

    private static void answer(HttpExchange exchange, String text) throws IOException {
        var bytes = text.getBytes(UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
