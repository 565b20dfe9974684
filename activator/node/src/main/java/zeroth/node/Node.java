package zeroth.node;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import zeroth.api.application.Application;
import zeroth.node.application.ApplicationStore;
import zeroth.node.application.Applications;
import zeroth.node.deployment.Deployments;
import zeroth.node.log.ContainerLogs;
import zeroth.node.log.LogDirectory;
import zeroth.node.pod.EventRecorder;
import zeroth.node.pod.NodeTools;
import zeroth.node.pod.PodKey;
import zeroth.node.pod.Pods;
import zeroth.node.pod.QueueProxyHost;
import zeroth.node.process.Launcher;
import zeroth.node.process.ProcessRecords;
import zeroth.node.reconcile.WorkQueue;
import zeroth.node.slice.Slices;
import zeroth.queueproxy.time.ScheduledTimer;

/** The running node: watches the API, and makes this machine be what it says. Any thread may call. */
public final class Node implements AutoCloseable {
    private static final Duration LEFTOVERS_PATIENCE = Duration.ofSeconds(5);

    private final KubernetesClient client;
    private final NodeSettings settings;
    private final ScheduledTimer timer = new ScheduledTimer("node-timer");
    private final Launcher launcher;
    private final WorkQueue<String> applications;
    private final EventRecorder events;
    private final Pods pods;
    private final ContainerLogs logs;
    private final Slices slices;
    private final Deployments deployments;
    private final List<SharedIndexInformer<?>> informers = new ArrayList<>();

    private Node(Vertx vertx, KubernetesClient client, NodeSettings settings) {
        InstantSource clock = InstantSource.system();
        Path data = settings.dataDirectory();
        this.client = client;
        this.settings = settings;
        this.launcher = new Launcher(endLeftovers(data));
        Applications known = new Applications(client, new ApplicationStore(data.resolve("applications"), clock), clock);
        this.applications = WorkQueue.start("applications", timer, known);
        LogDirectory files = new LogDirectory(data.resolve("pods"), settings.logBytes(), clock);
        this.events = EventRecorder.start(client, clock);
        NodeTools tools = new NodeTools(
                client, settings, known, launcher, files, new QueueProxyHost(vertx), events, clock, timer);
        this.pods = new Pods(tools);
        this.logs = new ContainerLogs(files, pods::findRun);
        this.slices = Slices.start(client, timer, pods::endpoints);
        this.deployments = Deployments.start(client, clock, timer, new SecureRandom());
    }

    /** Ends what an earlier run left, then begins to work. Returns when what the API holds is known. */
    public static Node start(Vertx vertx, KubernetesClient client, NodeSettings settings) {
        Node node = new Node(vertx, client, settings);
        node.begin();
        return node;
    }

    /** Reads what containers have written. */
    public ContainerLogs logs() {
        return logs;
    }

    /** Ends all pods' processes, at the same time and within {@link NodeSettings#closePatience}; the API keeps the pods. */
    @Override
    public void close() {
        informers.forEach(SharedIndexInformer::close);
        deployments.close();
        applications.close();
        pods.close(settings.closePatience());
        slices.close();
        events.close();
        launcher.close();
        timer.close();
    }

    private void begin() {
        pods.publishTo(slices::changed);
        pods.forgetEarlierRun();
        watch(client.resources(Application.class).inform(), this::applicationChanged);
        watch(client.services().inAnyNamespace().inform(), slices::changed);
        watch(client.pods().inAnyNamespace().inform(), this::podChanged);
        watch(client.apps().deployments().inAnyNamespace().inform(), deployments::changed);
    }

    private void applicationChanged(Application application) {
        var _ = applications.add(application.getMetadata().getName());
    }

    private void podChanged(Pod pod) {
        pods.changed(PodKey.of(pod));
        deployments.changed(pod);
    }

    private <T extends HasMetadata> void watch(SharedIndexInformer<T> informer, Consumer<T> changed) {
        informers.add(informer);
        informer.addEventHandler(new Forwarding<>(changed));
    }

    private static ProcessRecords endLeftovers(Path data) {
        ProcessRecords records = new ProcessRecords(data.resolve("processes"));
        try {
            records.endLeftovers(LEFTOVERS_PATIENCE);
            return records;
        } catch (IOException e) {
            throw new UncheckedIOException("processes of an earlier run cannot be looked up below " + data, e);
        }
    }

    /** Whatever happens to an object, it changed. */
    private record Forwarding<T>(Consumer<T> changed) implements ResourceEventHandler<T> {
        @Override
        public void onAdd(T object) {
            changed.accept(object);
        }

        @Override
        public void onUpdate(T before, T object) {
            changed.accept(object);
        }

        @Override
        public void onDelete(T object, boolean stateUnknown) {
            changed.accept(object);
        }
    }
}
