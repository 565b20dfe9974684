package zeroth.apiserver;

import io.vertx.core.Vertx;
import java.net.BindException;
import java.nio.file.Path;
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
    private final Listener listener;
    private final ClientConfig clientConfig;
    private final Path kubeconfig;

    private ApiServer(Cluster cluster, Listener listener, ClientConfig clientConfig, Path kubeconfig) {
        this.cluster = cluster;
        this.listener = listener;
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
        var cluster = open(settings, files.directory().resolve("objects.mv"));
        try {
            return start(vertx, settings, files, cluster);
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

    @Override
    public void close() {
        cluster.close();
        listener.close();
    }

    private static ApiServer start(Vertx vertx, ApiServerSettings settings, PrivateFiles files, Cluster cluster) {
        var token = Token.in(files);
        var authority = Authority.in(files, settings.clock());
        var listener = listen(vertx, settings, authority.serverCertificate(settings.host()), token, cluster.api());
        var url = "https://" + settings.host() + ":" + listener.port();
        var kubeconfig = new Kubeconfig(url, authority.certificatePem(), token).writeTo(files);
        var clientConfig = new ClientConfig(url, token.value(), authority.certificatePem());
        return new ApiServer(cluster, listener, clientConfig, kubeconfig);
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
