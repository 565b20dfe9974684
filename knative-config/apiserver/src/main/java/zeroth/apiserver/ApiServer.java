package zeroth.apiserver;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import java.net.BindException;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;
import zeroth.apiserver.trust.Authority;
import zeroth.apiserver.trust.Kubeconfig;
import zeroth.apiserver.trust.PrivateFiles;
import zeroth.apiserver.trust.Token;

/** A Kubernetes API server that runs: HTTPS with a certificate of its own authority, and one bearer token. */
public final class ApiServer implements AutoCloseable {
    private final HttpServer server;
    private final ClientConfig clientConfig;
    private final Path kubeconfig;

    private ApiServer(HttpServer server, ClientConfig clientConfig, Path kubeconfig) {
        this.server = server;
        this.clientConfig = clientConfig;
        this.kubeconfig = kubeconfig;
    }

    /**
     * Blocks until the API answers.
     *
     * @throws ApiServerStartException with a sentence, when the port or the data directory is in use, or the data broken
     */
    public static ApiServer start(Vertx vertx, ApiServerSettings settings) {
        var files = PrivateFiles.in(settings.dataDirectory().resolve("api"));
        var token = Token.in(files);
        var authority = Authority.in(files, settings.clock());
        var server = listen(vertx, settings, authority);
        var url = "https://" + settings.host() + ":" + server.actualPort();
        var kubeconfig = new Kubeconfig(url, authority.certificatePem(), token).writeTo(files);
        return new ApiServer(server, new ClientConfig(url, token.value(), authority.certificatePem()), kubeconfig);
    }

    public String url() {
        return clientConfig.url();
    }

    public String token() {
        return clientConfig.token();
    }

    /** The file to point {@code KUBECONFIG} at. */
    public Path kubeconfig() {
        return kubeconfig;
    }

    public ClientConfig clientConfig() {
        return clientConfig;
    }

    @Override
    public void close() {
        server.close().toCompletionStage().toCompletableFuture().join();
    }

    private static HttpServer listen(Vertx vertx, ApiServerSettings settings, Authority authority) {
        var certificate = authority.serverCertificate(settings.host());
        var options = new HttpServerOptions()
                .setHost(settings.host())
                .setPort(settings.port())
                .setSsl(true)
                .setUseAlpn(true)
                .setKeyCertOptions(new PemKeyCertOptions()
                        .setCertValue(Buffer.buffer(certificate.certificate()))
                        .setKeyValue(Buffer.buffer(certificate.key())));
        try {
            return vertx.createHttpServer(options)
                    .requestHandler(
                            request -> request.response().setStatusCode(503).end("starting"))
                    .listen()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException e) {
            throw cannotListen(settings, e);
        }
    }

    private static ApiServerStartException cannotListen(ApiServerSettings settings, CompletionException e) {
        var where = settings.host() + ":" + settings.port();
        var sentence = e.getCause() instanceof BindException
                ? "The API server cannot listen on " + where
                        + ": another process uses the port. Choose another one, or 0 for any free one."
                : "The API server cannot listen on " + where + ": " + e.getCause();
        return new ApiServerStartException(sentence, e);
    }
}
