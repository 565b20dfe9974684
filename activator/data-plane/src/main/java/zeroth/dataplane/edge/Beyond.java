package zeroth.dataplane.edge;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.vertx.core.Vertx;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import zeroth.api.settings.NetworkSettings;
import zeroth.dataplane.pods.Destinations;
import zeroth.dataplane.pods.Dial;
import zeroth.dataplane.trust.Authorities;
import zeroth.dataplane.trust.InternalTls;
import zeroth.dataplane.watch.Worker;

/**
 * How a gateway speaks to who stands behind Services: in clear text, or, where the installation has TLS within, in TLS
 * where a Service's port asks for it. That is read once, as by upstream's parts: to change it is to restart.
 */
record Beyond(Destinations destinations, Optional<InternalTls> tls) implements AutoCloseable {
    static Beyond services(Vertx vertx, KubernetesClient client, Worker worker, String namespace) {
        return switch (network(client, namespace).systemInternalTls()) {
            case DISABLED -> new Beyond(new Destinations(Dial.beyondServices(vertx)), Optional.empty());
            case ENABLED -> inTls(vertx, client, worker, namespace);
        };
    }

    @Override
    public void close() {
        destinations.close();
        tls.ifPresent(InternalTls::close);
    }

    /** Whoever is not believed any more loses his connections as well. */
    private static Beyond inTls(Vertx vertx, KubernetesClient client, Worker worker, String namespace) {
        AtomicReference<Authorities> believed = new AtomicReference<>(Authorities.NONE);
        Destinations destinations = new Destinations(Dial.beyondServicesInTls(vertx, believed::get));
        InternalTls tls = InternalTls.believing(client, worker, namespace, authorities -> {
            believed.set(authorities);
            destinations.renew();
        });
        return new Beyond(destinations, Optional.of(tls));
    }

    private static NetworkSettings network(KubernetesClient client, String namespace) {
        return NetworkSettings.parse(Optional.ofNullable(client.configMaps()
                        .inNamespace(namespace)
                        .withName(NetworkSettings.NAME)
                        .get())
                .map(ConfigMap::getData)
                .orElse(Map.of()));
    }
}
