package zeroth.apiserver;

import io.vertx.core.Vertx;
import java.net.BindException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import zeroth.apiserver.answer.Api;
import zeroth.apiserver.http.Listener;
import zeroth.apiserver.store.BrokenDataException;
import zeroth.apiserver.store.WriteFailedException;
import zeroth.apiserver.trust.Authority;
import zeroth.apiserver.trust.KeyPairPem;
import zeroth.apiserver.trust.Kubeconfig;
import zeroth.apiserver.trust.PrivateFiles;
import zeroth.apiserver.trust.Token;

/** A Kubernetes API server that runs: HTTPS with a certificate of its own authority, and one bearer token. */
public final class ApiServer implements AutoCloseable {
    private final Cluster cluster;
    private final List<Listener> listeners;
    private final ClientConfig clientConfig;
    private final ClientConfig insideConfig;
    private final Path kubeconfig;

    private ApiServer(
            Cluster cluster,
            List<Listener> listeners,
            ClientConfig clientConfig,
            ClientConfig insideConfig,
            Path kubeconfig) {
        this.cluster = cluster;
        this.listeners = listeners;
        this.clientConfig = clientConfig;
        this.insideConfig = insideConfig;
        this.kubeconfig = kubeconfig;
    }

    /**
     * Blocks until the API answers.
     *
     * @throws ApiServerStartException with a sentence, when the port or the data directory is in use, or the data broken
     */
    public static ApiServer start(Vertx vertx, ApiServerSettings settings) {
        var files = PrivateFiles.in(settings.dataDirectory().resolve("api"));
        // Keys take a while to make; objects take a while to read.
        var authority = CompletableFuture.supplyAsync(() -> Authority.in(files, settings.clock()));
        try {
            return start(
                    vertx,
                    settings,
                    files,
                    authority,
                    open(settings, files.directory().resolve("objects.mv")));
        } finally {
            // Nobody writes to the directory after a start that failed.
            authority.handle((_, _) -> files).join();
        }
    }

    private static ApiServer start(
            Vertx vertx,
            ApiServerSettings settings,
            PrivateFiles files,
            CompletableFuture<Authority> authority,
            Cluster cluster) {
        try {
            return start(vertx, settings, files, authority.join(), cluster);
        } catch (RuntimeException e) {
            cluster.close();
            throw e;
        }
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

    /**
     * For clients in this very process: clear text over loopback, with the same token. Between two ends of one process
     * there is nobody to hide from, and each of its many watches would pay for a handshake.
     */
    public ClientConfig insideConfig() {
        return insideConfig;
    }

    @Override
    public void close() {
        cluster.close();
        listeners.forEach(Listener::close);
    }

    private static ApiServer start(
            Vertx vertx, ApiServerSettings settings, PrivateFiles files, Authority authority, Cluster cluster) {
        var token = Token.in(files);
        var listener = listen(vertx, settings, authority.serverCertificate(settings.host()), token, cluster.api());
        var inside = Listener.openInside(vertx, token, cluster.api());
        var url = "https://" + settings.host() + ":" + listener.port();
        var kubeconfig = new Kubeconfig(url, authority.certificatePem(), token).writeTo(files);
        var clientConfig = new ClientConfig(url, token.value(), authority.certificatePem());
        var insideConfig = new ClientConfig("http://" + Listener.LOOPBACK + ":" + inside.port(), token.value(), "");
        return new ApiServer(cluster, List.of(listener, inside), clientConfig, insideConfig, kubeconfig);
    }

    private static Cluster open(ApiServerSettings settings, Path file) {
        try {
            return Cluster.open(file, settings.clock(), settings.podLogs());
        } catch (BrokenDataException | WriteFailedException e) {
            throw new ApiServerStartException(String.valueOf(e.getMessage()), e);
        }
    }

    private static Listener listen(
            Vertx vertx, ApiServerSettings settings, KeyPairPem certificate, Token token, Api api) {
        try {
            return Listener.open(vertx, settings.host(), settings.port(), certificate, token, api);
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
