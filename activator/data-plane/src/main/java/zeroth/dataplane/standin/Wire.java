package zeroth.dataplane.standin;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.vertx.core.Vertx;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import zeroth.api.settings.NetworkSettings;
import zeroth.dataplane.pods.Destinations;
import zeroth.dataplane.pods.Dial;
import zeroth.dataplane.trust.Authorities;
import zeroth.dataplane.trust.InternalTls;
import zeroth.dataplane.watch.Worker;

/** How the parts of the installation speak to one another: in clear text, or in TLS. */
record Wire(Destinations pods, Optional<InternalTls> tls) implements AutoCloseable {
    static Wire of(
            Vertx vertx, KubernetesClient client, Worker worker, String systemNamespace, NetworkSettings network) {
        return switch (network.systemInternalTls()) {
            case DISABLED -> new Wire(new Destinations(Dial.inClearText(vertx)), Optional.empty());
            case ENABLED -> inTls(vertx, client, worker, systemNamespace);
        };
    }

    @Override
    public void close() {
        pods.close();
        tls.ifPresent(InternalTls::close);
    }

    /** Whoever is not believed any more loses his connections as well. */
    private static Wire inTls(Vertx vertx, KubernetesClient client, Worker worker, String systemNamespace) {
        AtomicReference<Authorities> believed = new AtomicReference<>(Authorities.NONE);
        Destinations pods = new Destinations(Dial.inTls(vertx, believed::get));
        InternalTls tls = InternalTls.follow(client, worker, systemNamespace, authorities -> {
            believed.set(authorities);
            pods.renew();
        });
        return new Wire(pods, Optional.of(tls));
    }
}
