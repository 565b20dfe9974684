package zeroth.dataplane.gateway;

import io.fabric8.knative.internal.networking.v1alpha1.Ingress;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import zeroth.dataplane.tls.Certificates;
import zeroth.dataplane.tls.Https;
import zeroth.dataplane.watch.Changed;
import zeroth.dataplane.watch.Informers;
import zeroth.dataplane.watch.Worker;
import zeroth.names.Annotations;

/**
 * Follows the Ingresses of its class and keeps the picture of their routes and certificates. Requests and handshakes read
 * the picture, atomic references; all else is confined to the worker.
 */
public final class Gateway implements Supplier<Routes>, AutoCloseable {
    /** The other spelling that upstream knows. */
    private static final String CLASS_TOO = "networking.knative.dev/ingress-class";

    private final AtomicReference<Routes> routes = new AtomicReference<>(Routes.NONE);
    private final AtomicReference<Certificates> certificates = new AtomicReference<>(Certificates.NONE);
    private final AtomicBoolean redrawAsked = new AtomicBoolean();
    private final AtomicReference<Announcer> announcer = new AtomicReference<>(Announcer.SILENT);
    private final Worker worker;
    private final String ingressClass;
    private final IngressReader reader;
    private final SharedIndexInformer<Ingress> ingresses;
    private final Certification certification;

    private Gateway(KubernetesClient client, Worker worker, String ingressClass, String clusterDomain, Https https) {
        this.worker = worker;
        this.ingressClass = ingressClass;
        this.reader = new IngressReader(clusterDomain);
        this.ingresses = client.resources(Ingress.class).inAnyNamespace().runnableInformer(0);
        this.certification = switch (https) {
            case Https.Off _ -> new NoHttps();
            case Https.On _ -> SecretCertification.follow(client, this::askRedraw);
        };
    }

    /** Knows every route and certificate that the API has when this returns, but tells nobody yet. */
    public static Gateway start(
            KubernetesClient client, Worker worker, String ingressClass, String clusterDomain, Https https) {
        Gateway gateway = new Gateway(client, worker, ingressClass, clusterDomain, https);
        gateway.ingresses.addEventHandler(new Changed<>(_ -> gateway.askRedraw()));
        Informers.start(gateway.ingresses);
        worker.run(gateway::redraw);
        return gateway;
    }

    @Override
    public Routes get() {
        return routes.get();
    }

    /** Which certificate each host has at the moment. */
    public Certificates certificates() {
        return certificates.get();
    }

    /** From now on the owner of each Ingress is told whether it is served. */
    public void announceThrough(Announcer voice) {
        announcer.set(voice);
        askRedraw();
    }

    @Override
    public void close() {
        ingresses.stop();
        certification.close();
    }

    private void askRedraw() {
        if (redrawAsked.compareAndSet(false, true)) {
            worker.submit(this::redraw);
        }
    }

    /** Certificates first: when a request is sent on to HTTPS, it is there. */
    private void redraw() {
        redrawAsked.set(false);
        List<Plan> plans = reader.plans(
                ingresses.getStore().list().stream().filter(this::isOurs).toList());
        List<Plan> served =
                plans.stream().filter(plan -> refusal(plan).isEmpty()).toList();
        certificates.set(
                certification.certificates(served.stream().map(Plan::ingress).toList()));
        Routes picture = Routes.of(served);
        routes.set(picture);
        announcer
                .get()
                .announce(plans.stream().map(plan -> verdict(plan, picture)).toList());
    }

    private Optional<Refusal> refusal(Plan plan) {
        return plan.flaw().or(() -> certification.refusal(plan.ingress()));
    }

    private Verdict verdict(Plan plan, Routes picture) {
        return new Verdict(
                plan.ingress(),
                plan.hash(),
                refusal(plan).or(() -> taken(plan, picture)).or(() -> certification.lack(plan.ingress())));
    }

    private static Optional<Refusal> taken(Plan plan, Routes picture) {
        return plan.entries().stream()
                .filter(entry -> !picture.hash(entry.entrance(), entry.host())
                        .filter(plan.hash()::equals)
                        .isPresent())
                .findFirst()
                .map(entry ->
                        new Refusal("HostTaken", "Another Ingress serves the host %s already".formatted(entry.host())));
    }

    private boolean isOurs(Ingress ingress) {
        Map<String, String> annotations =
                Optional.ofNullable(ingress.getMetadata().getAnnotations()).orElse(Map.of());
        return ingressClass.equals(annotations.getOrDefault(Annotations.INGRESS_CLASS, annotations.get(CLASS_TOO)));
    }
}
