package zeroth.server.role;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.vertx.VertxHttpClientFactory;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.util.function.Consumer;
import zeroth.dataplane.standin.Farewell;
import zeroth.queueproxy.http.proxy.EventLoopTimer;

/**
 * What a role has in a pod. The API is the one of KUBECONFIG, or of the cluster that the pod is in, with the pod's own
 * account.
 */
record Cluster(Vertx vertx, KubernetesClient client) {
    private static final int FEWEST_LOOPS = 2;

    static Cluster join() {
        Vertx vertx = Vertx.vertx(inAPod());
        return new Cluster(
                vertx,
                new KubernetesClientBuilder()
                        .withHttpClientFactory(new VertxHttpClientFactory(vertx))
                        .build());
    }

    /** When SIGTERM says that the pod ends. */
    void atTheEnd(Consumer<Farewell> leave) {
        Farewell farewell = Farewell.upstream(new EventLoopTimer(vertx));
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("farewell").unstarted(() -> leave.accept(farewell)));
    }

    /**
     * The file system of a pod may be read-only, /tmp included. A loop a core, two at least: with more, each finds less to
     * do whenever it is woken, and waking up is what a request costs most where few come.
     */
    private static VertxOptions inAPod() {
        return new VertxOptions()
                .setEventLoopPoolSize(
                        Math.max(FEWEST_LOOPS, Runtime.getRuntime().availableProcessors()))
                .setFileSystemOptions(new FileSystemOptions()
                        .setClassPathResolvingEnabled(false)
                        .setFileCachingEnabled(false));
    }
}
