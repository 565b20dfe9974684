package zeroth.node.pod;

import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import zeroth.names.EnvironmentKeys;
import zeroth.names.Ports;
import zeroth.node.environment.PortMap;
import zeroth.queueproxy.http.QueueProxy;
import zeroth.queueproxy.http.QueueProxySettings;
import zeroth.queueproxy.http.QueueProxySettings.ListenPorts;

/** Hosts the queue-proxy library: on the loopback address, on any free ports. */
public record QueueProxyHost(Vertx vertx) implements HostedProxy.Host {
    private static final String LOOPBACK = "127.0.0.1";

    @Override
    public HostedProxy start(Map<String, String> environment, PortMap userPorts) {
        QueueProxySettings declared = QueueProxySettings.fromEnvironment(mapped(environment, userPorts));
        QueueProxy proxy = QueueProxy.start(
                vertx,
                declared.listeningOn(LOOPBACK, ListenPorts.ANY_FREE).forwardingTo(userPorts.of(declared.userPort())));
        return new Hosted(proxy, declared.ports().serving());
    }

    private static Map<String, String> mapped(Map<String, String> environment, PortMap ports) {
        Map<String, String> mapped = new HashMap<>(environment);
        mapped.computeIfPresent(EnvironmentKeys.SERVING_READINESS_PROBE, (_, json) -> ProbePorts.map(json, ports));
        return mapped;
    }

    private record Hosted(QueueProxy proxy, int declaredServing) implements HostedProxy {
        @Override
        public PortMap ports() {
            return PortMap.EMPTY
                    .with(declaredServing, proxy.servingPort())
                    .with(Ports.QUEUE_ADMIN, proxy.adminPort())
                    .with(Ports.AUTOSCALING_METRICS, proxy.metricsPort());
        }

        @Override
        public boolean isReady() {
            return proxy.ready().exceptionally(_ -> false).toCompletableFuture().join();
        }

        @Override
        public void drain() {
            proxy.drain();
        }

        @Override
        public CompletionStage<Void> drained() {
            return proxy.drained();
        }

        @Override
        public void close() {
            proxy.close();
        }
    }
}
