package zeroth.dataplane.gateway;

import io.fabric8.knative.internal.networking.v1alpha1.Ingress;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import zeroth.dataplane.watch.Changed;
import zeroth.dataplane.watch.Informers;
import zeroth.dataplane.watch.Worker;
import zeroth.names.Annotations;

/**
 * Follows the Ingresses of its class and keeps the picture of their routes. Requests read the picture, an atomic
 * reference; all else is confined to the worker.
 */
public final class Gateway implements Supplier<Routes>, AutoCloseable {
    /** The other spelling that upstream knows. */
    private static final String CLASS_TOO = "networking.knative.dev/ingress-class";

    private static final Duration RETRY = Duration.ofMillis(200);

    private final AtomicReference<Routes> routes = new AtomicReference<>(Routes.NONE);
    private final AtomicBoolean redrawAsked = new AtomicBoolean();
    private final AtomicReference<Announcer> announcer = new AtomicReference<>(Announcer.SILENT);
    private final Worker worker;
    private final String ingressClass;
    private final IngressReader reader;
    private final SharedIndexInformer<Ingress> ingresses;

    private Gateway(KubernetesClient client, Worker worker, String ingressClass, IngressReader reader) {
        this.worker = worker;
        this.ingressClass = ingressClass;
        this.reader = reader;
        this.ingresses = client.resources(Ingress.class).inAnyNamespace().runnableInformer(0);
    }

    /** Knows every route that the API has when this returns, but tells nobody yet. */
    public static Gateway start(KubernetesClient client, Worker worker, String ingressClass, String clusterDomain) {
        Gateway gateway = new Gateway(client, worker, ingressClass, new IngressReader(clusterDomain));
        gateway.ingresses.addEventHandler(new Changed<>(_ -> gateway.askRedraw()));
        Informers.start(gateway.ingresses);
        worker.run(gateway::redraw);
        return gateway;
    }

    @Override
    public Routes get() {
        return routes.get();
    }

    /** From now on the status of each Ingress says whether it is served. */
    public void announceThrough(Announcer voice) {
        announcer.set(voice);
        askRedraw();
    }

    @Override
    public void close() {
        ingresses.stop();
    }

    private void askRedraw() {
        if (redrawAsked.compareAndSet(false, true)) {
            worker.submit(this::redraw);
        }
    }

    private void redraw() {
        redrawAsked.set(false);
        List<Ingress> all =
                ingresses.getStore().list().stream().filter(this::isOurs).toList();
        Routes picture = reader.read(
                all.stream().filter(ingress -> refusal(ingress).isEmpty()).toList());
        routes.set(picture);
        announce(all, picture);
    }

    private void announce(List<Ingress> all, Routes picture) {
        Announcer voice = announcer.get();
        long unsettled = all.stream()
                .filter(ingress -> voice.announce(ingress, picture) == Announcer.Result.UNSETTLED)
                .count();
        if (unsettled > 0) {
            worker.submitAfter(RETRY, this::askRedraw);
        }
    }

    static Optional<IngressStatuses.Refusal> refusal(Ingress ingress) {
        return Flaws.in(ingress).or(() -> Unsupported.in(ingress));
    }

    private boolean isOurs(Ingress ingress) {
        Map<String, String> annotations =
                Optional.ofNullable(ingress.getMetadata().getAnnotations()).orElse(Map.of());
        return ingressClass.equals(annotations.getOrDefault(Annotations.INGRESS_CLASS, annotations.get(CLASS_TOO)));
    }
}
