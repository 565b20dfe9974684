package zeroth.server.role;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.vertx.VertxHttpClientFactory;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.util.Map;
import zeroth.dataplane.standin.Farewell;
import zeroth.dataplane.standin.StandIn;
import zeroth.dataplane.standin.StandInSettings;
import zeroth.queueproxy.http.proxy.EventLoopTimer;

/**
 * An activator, until SIGTERM says that its pod ends. The API is the one of KUBECONFIG, or of the cluster that the pod is
 * in, with the pod's own account.
 */
final class ActivatorRole {
    private ActivatorRole() {}

    static void start(Map<String, String> environment) {
        StandInSettings settings = StandInSettings.fromEnvironment(environment);
        Vertx vertx = Vertx.vertx(withoutFiles());
        KubernetesClient client = new KubernetesClientBuilder()
                .withHttpClientFactory(new VertxHttpClientFactory(vertx))
                .build();
        StandIn activator = StandIn.start(vertx, client, settings);
        Farewell farewell = Farewell.upstream(new EventLoopTimer(vertx));
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("farewell").unstarted(() -> activator.leave(farewell)));
    }

    /** The file system of a pod may be read-only, /tmp included. */
    private static VertxOptions withoutFiles() {
        return new VertxOptions()
                .setFileSystemOptions(new FileSystemOptions()
                        .setClassPathResolvingEnabled(false)
                        .setFileCachingEnabled(false));
    }
}
