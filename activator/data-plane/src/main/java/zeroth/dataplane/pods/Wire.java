package zeroth.dataplane.pods;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.vertx.core.Vertx;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import zeroth.api.settings.NetworkSettings;
import zeroth.dataplane.trust.Authorities;
import zeroth.dataplane.trust.InternalTls;
import zeroth.dataplane.watch.Worker;

/**
 * How whoever stands behind is spoken to: in clear text, or, where the installation has TLS within, in TLS. That is read once,
 * as by upstream's parts: to change it is to restart.
 */
public record Wire(Destinations destinations, Optional<InternalTls> tls) implements AutoCloseable {
    /** To pods, all of which speak TLS where one does. */
    public static Wire toPods(
            Vertx vertx, KubernetesClient client, Worker worker, String systemNamespace, NetworkSettings network) {
        return switch (network.systemInternalTls()) {
            case DISABLED -> inClearText(Dial.inClearText(vertx));
            case ENABLED ->
                inTls(
                        believed -> Dial.inTls(vertx, believed),
                        changed -> InternalTls.follow(client, worker, systemNamespace, changed));
        };
    }

    /** To Services, which speak TLS at ports that ask for it. */
    public static Wire toServices(
            Vertx vertx, KubernetesClient client, Worker worker, String systemNamespace, NetworkSettings network) {
        return switch (network.systemInternalTls()) {
            case DISABLED -> inClearText(Dial.beyondServices(vertx));
            case ENABLED ->
                inTls(
                        believed -> Dial.beyondServicesInTls(vertx, believed),
                        changed -> InternalTls.believing(client, worker, systemNamespace, changed));
        };
    }

    @Override
    public void close() {
        destinations.close();
        tls.ifPresent(InternalTls::close);
    }

    private static Wire inClearText(Dial dial) {
        return new Wire(new Destinations(dial), Optional.empty());
    }

    /** Whoever is not believed any more loses his connections as well. */
    private static Wire inTls(
            Function<Supplier<Authorities>, Dial> dial, Function<Consumer<Authorities>, InternalTls> follow) {
        AtomicReference<Authorities> believed = new AtomicReference<>(Authorities.NONE);
        Destinations destinations = new Destinations(dial.apply(believed::get));
        InternalTls tls = follow.apply(authorities -> {
            believed.set(authorities);
            destinations.renew();
        });
        return new Wire(destinations, Optional.of(tls));
    }
}
