package zeroth.dataplane.services;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import zeroth.dataplane.gateway.ServicePort;
import zeroth.dataplane.pods.Destinations;
import zeroth.dataplane.throttle.Backends;
import zeroth.dataplane.throttle.Throttle;
import zeroth.dataplane.throttle.Throttles;
import zeroth.dataplane.watch.Changed;
import zeroth.dataplane.watch.Informers;
import zeroth.dataplane.watch.Worker;
import zeroth.names.Labels;
import zeroth.queueproxy.limit.ConcurrencyLimit;

/**
 * The Services of a cluster, each with a throttle a port once somebody has asked for it: the least loaded of two addresses
 * has the next request, and nothing is limited. What leads where is confined to the worker; requests read concurrent maps.
 */
public final class Services implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Services.class.getName());
    private static final String BY_SERVICE = "service";

    private final Worker worker;
    private final Throttles<ServicePort> throttles;
    private final Destinations destinations;
    private final SharedIndexInformer<Service> services;
    private final SharedIndexInformer<EndpointSlice> slices;
    private final Map<ServicePort, Backends> led = new HashMap<>();

    private Services(
            KubernetesClient client, Worker worker, Throttles<ServicePort> throttles, Destinations destinations) {
        this.worker = worker;
        this.throttles = throttles;
        this.destinations = destinations;
        this.services = client.services().inAnyNamespace().runnableInformer(0);
        this.slices = client.resources(EndpointSlice.class)
                .inAnyNamespace()
                .withLabel(Labels.KUBERNETES_SERVICE_NAME)
                .runnableInformer(0);
        slices.addIndexers(Map.of(BY_SERVICE, slice -> List.of(serviceOf(slice))));
    }

    /** Knows every Service and its addresses when this returns. */
    public static Services follow(
            KubernetesClient client, Worker worker, Throttles<ServicePort> throttles, Destinations destinations) {
        Services all = new Services(client, worker, throttles, destinations);
        all.services.addEventHandler(new Changed<>(service -> all.changed(Cache.metaNamespaceKeyFunc(service))));
        all.slices.addEventHandler(new Changed<>(slice -> all.changed(serviceOf(slice))));
        Informers.start(all.services, all.slices);
        return all;
    }

    /** Nothing, if there is no such Service. */
    public Optional<Throttle> find(ServicePort port) {
        Optional<Throttle> known = throttles.find(port);
        return known.isPresent() ? known : stored(key(port)).map(_ -> begin(port));
    }

    @Override
    public void close() {
        services.stop();
        slices.stop();
    }

    private Throttle begin(ServicePort port) {
        Throttle throttle = throttles.of(port, ConcurrencyLimit.UNLIMITED);
        worker.submit(() -> look(port));
        return throttle;
    }

    private void changed(String service) {
        worker.submit(() -> List.copyOf(led.keySet()).stream()
                .filter(port -> key(port).equals(service))
                .forEach(this::look));
    }

    private void look(ServicePort port) {
        stored(key(port)).ifPresentOrElse(service -> lead(port, service), () -> forget(port));
    }

    private void lead(ServicePort port, Service service) {
        Backends next = ServiceReading.of(port, service, slices.getIndexer().byIndex(BY_SERVICE, key(port)));
        Backends before = Optional.ofNullable(led.put(port, next)).orElseGet(Backends.None::new);
        if (!before.equals(next)) {
            destinations.lead(port.namespace(), throttles.of(port, ConcurrencyLimit.UNLIMITED), before, next);
            LOG.log(Level.INFO, "Backends changed: service={0} backends={1}", port, next);
        }
    }

    private void forget(ServicePort port) {
        throttles.remove(port);
        Optional.ofNullable(led.remove(port)).ifPresent(before -> destinations.close(before.addresses()));
    }

    private Optional<Service> stored(String key) {
        return Optional.ofNullable(services.getStore().getByKey(key));
    }

    private static String key(ServicePort port) {
        return Cache.namespaceKeyFunc(port.namespace(), port.service());
    }

    private static String serviceOf(EndpointSlice slice) {
        return Cache.namespaceKeyFunc(
                slice.getMetadata().getNamespace(),
                slice.getMetadata().getLabels().get(Labels.KUBERNETES_SERVICE_NAME));
    }
}
