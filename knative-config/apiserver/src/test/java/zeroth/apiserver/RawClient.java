package zeroth.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import zeroth.apiserver.object.Json;

/** Sends requests as kubectl would, word for word. */
record RawClient(String url, String token, HttpClient http) implements AutoCloseable {
    static final String TABLE =
            "application/json;as=Table;v=v1;g=meta.k8s.io,application/json;as=Table;v=v1beta1;g=meta.k8s.io,application/json";

    static RawClient of(ClientConfig config) {
        var http = HttpClient.newBuilder().sslContext(trusting(config.caPem())).build();
        return new RawClient(config.url(), config.token(), http);
    }

    Reply get(String path) {
        return get(path, "application/json");
    }

    Reply get(String path, String accept) {
        return send(request(path).header("Accept", accept).GET().build());
    }

    Reply post(String path, String body) {
        return send("POST", path, "application/json", body);
    }

    Reply post(String path, String contentType, byte[] body) {
        return send(request(path)
                .header("Content-Type", contentType)
                .header("Accept", contentType + ",application/json")
                .POST(BodyPublishers.ofByteArray(body))
                .build());
    }

    Reply patch(String path, String contentType, String body) {
        return send("PATCH", path, contentType, body);
    }

    Reply delete(String path, String body) {
        return send("DELETE", path, "application/json", body);
    }

    Reply send(String method, String path, String contentType, String body) {
        return send(request(path)
                .header("Content-Type", contentType)
                .method(method, BodyPublishers.ofString(body))
                .build());
    }

    Reply withoutToken(String path) {
        return send(HttpRequest.newBuilder(URI.create(url + path)).GET().build());
    }

    /** Lines of a watch, as they come. */
    Stream<JsonNode> watch(String path, String accept) {
        try {
            return http.send(request(path).header("Accept", accept).GET().build(), BodyHandlers.ofLines())
                    .body()
                    .map(line -> Json.trusted(line.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path)).header("Authorization", "Bearer " + token);
    }

    private Reply send(HttpRequest request) {
        try {
            return new Reply(http.send(request, BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SSLContext trusting(String caPem) {
        try {
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            var bytes = new ByteArrayInputStream(caPem.getBytes(StandardCharsets.UTF_8));
            store.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(bytes));
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            var context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An answer, with its body as JSON where it is some. */
    record Reply(HttpResponse<String> response) {
        int code() {
            return response.statusCode();
        }

        String text() {
            return response.body();
        }

        JsonNode json() {
            return Json.trusted(text().getBytes(StandardCharsets.UTF_8));
        }

        String message() {
            return json().path("message").asText();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }
}
