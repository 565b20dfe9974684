package zeroth.node.pod;

import io.fabric8.kubernetes.api.model.Pod;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import zeroth.node.application.FileTree;
import zeroth.node.log.ContainerLogs;
import zeroth.node.log.LogQuery;
import zeroth.node.reconcile.Reconciler;
import zeroth.node.reconcile.WorkQueue;

/**
 * The pods that run here, by uid. One queue starts and ends them as the API says; another writes what became of them.
 * The map is concurrent; each {@link PodLife} guards itself.
 */
public final class Pods implements AutoCloseable {
    /** This machine, as {@code spec.nodeName} of its pods; the API then waits for us when one is deleted. */
    public static final String NODE_NAME = PodStatuses.NODE_NAME;

    private static final Logger LOG = System.getLogger(Pods.class.getName());

    private final Map<String, PodLife> lives = new ConcurrentHashMap<>();
    private final NodeTools tools;
    private final PodApi api;
    private final WorkQueue<PodKey> wanted;
    private final WorkQueue<String> statuses;
    private volatile Function<Pod, CompletionStage<Void>> publish = _ -> CompletableFuture.completedFuture(null);

    public Pods(NodeTools tools) {
        this.tools = tools;
        this.api = new PodApi(tools.client());
        Reconciler<PodKey> matching = this::match;
        this.wanted = WorkQueue.start("pods", tools.timer(), matching);
        this.statuses = WorkQueue.start("pod-status", tools.timer(), this::writeStatus);
    }

    /** Brings a pod's endpoint to those who send requests; done when they can know it. To be set before a pod comes. */
    public void publishTo(Function<Pod, CompletionStage<Void>> readers) {
        publish = readers;
    }

    /** Something about this pod changed in the API. */
    public void changed(PodKey key) {
        var _ = wanted.add(key);
    }

    /** Those that requests may be sent to, or that still serve some. */
    public List<PodEndpoint> endpoints(String namespace) {
        return lives.values().stream()
                .filter(life -> life.pod().getMetadata().getNamespace().equals(namespace))
                .map(PodEndpoint::of)
                .filter(endpoint -> endpoint.stage() != Stage.GONE)
                .toList();
    }

    /** Which run of which container a question about logs means. */
    public ContainerLogs.Known findRun(LogQuery query) {
        return lives.values().stream()
                .filter(life -> PodKey.of(life.pod()).equals(new PodKey(query.namespace(), query.pod())))
                .findFirst()
                .map(life -> RunFinder.find(life, query))
                .orElseGet(() -> new ContainerLogs.Known.Unknown("Pod \"" + query.pod() + "\" does not run here."));
    }

    /**
     * Removes the pods of an earlier run that a controller will make anew; nothing of them lives. Others start here when
     * the API names them.
     */
    public void forgetEarlierRun() {
        api.all().stream().filter(Pods::isOwnedOrLeaving).forEach(api::remove);
        deleteFolder(tools.logs().root());
    }

    private static void deleteFolder(Path folder) {
        try {
            FileTree.delete(folder);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "files of a pod that is gone cannot be deleted: folder=" + folder, e);
        }
    }

    /** Ends all, at the same time; those that are not gone when patience is over are killed. The API keeps them. */
    public void close(Duration patience) {
        wanted.close();
        statuses.close();
        List<PodLife> all = List.copyOf(lives.values());
        all.forEach(life -> life.end(patience));
        CompletableFuture.allOf(all.stream().map(PodLife::over).toArray(CompletableFuture[]::new))
                .join();
    }

    @Override
    public void close() {
        close(Duration.ZERO);
    }

    private static boolean isOwnedOrLeaving(Pod pod) {
        return !pod.getMetadata().getOwnerReferences().isEmpty()
                || pod.getMetadata().getDeletionTimestamp() != null;
    }

    private void match(PodKey key) {
        Optional<Pod> pod = api.find(key);
        endOthers(key, pod);
        pod.ifPresent(this::match);
    }

    /** A pod that is not in the API any more was deleted by force. */
    private void endOthers(PodKey key, Optional<Pod> present) {
        lives.values().stream()
                .filter(life -> PodKey.of(life.pod()).equals(key))
                .filter(life ->
                        present.map(Pods::uid).filter(uid(life.pod())::equals).isEmpty())
                .forEach(life -> life.end(Duration.ZERO));
    }

    private void match(Pod pod) {
        Optional<PodLife> life = Optional.ofNullable(lives.get(uid(pod)));
        if (pod.getMetadata().getDeletionTimestamp() != null) {
            life.ifPresentOrElse(running -> running.end(grace(pod)), () -> api.remove(pod));
        } else if (life.isEmpty() && !isOver(pod)) {
            begin(pod);
        }
    }

    private void begin(Pod pod) {
        PodLife life = new PodLife(pod, tools, () -> tell(pod), () -> publish.apply(pod));
        lives.put(uid(pod), life);
        Thread.ofVirtual().name("pod-" + pod.getMetadata().getName()).start(life::live);
        tell(pod);
    }

    private void tell(Pod pod) {
        var _ = publish.apply(pod);
        var _ = statuses.add(uid(pod));
    }

    private void writeStatus(String uid) {
        Optional.ofNullable(lives.get(uid)).ifPresent(this::writeStatus);
    }

    private void writeStatus(PodLife life) {
        PodState state = life.state();
        api.updateStatus(
                life.pod(),
                pod -> pod.setStatus(PodStatuses.status(
                        state, pod.getStatus(), life.started(), tools.clock().instant())));
        if (state.stage() == Stage.GONE) {
            api.remove(life.pod());
            lives.remove(uid(life.pod()));
            deleteFolder(tools.logs().podHome(life.folder()));
            var _ = publish.apply(life.pod());
        }
    }

    private static Duration grace(Pod pod) {
        Long seconds = pod.getMetadata().getDeletionGracePeriodSeconds();
        return Duration.ofSeconds(seconds == null ? 0 : seconds);
    }

    private static boolean isOver(Pod pod) {
        return Optional.ofNullable(pod.getStatus())
                .map(status -> status.getPhase())
                .filter(phase -> phase.equals("Succeeded") || phase.equals("Failed"))
                .isPresent();
    }

    private static String uid(Pod pod) {
        return pod.getMetadata().getUid();
    }
}
