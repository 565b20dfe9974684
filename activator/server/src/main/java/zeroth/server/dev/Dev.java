package zeroth.server.dev;

import io.fabric8.knative.serving.v1.Service;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import zeroth.server.application.Applications;
import zeroth.server.manifest.Apply;
import zeroth.server.manifest.Manifest;
import zeroth.server.manifest.ManifestException;
import zeroth.server.platform.Platform;

/** Applies the user's files and projects to a platform, and says what happens until it is closed. */
public final class Dev implements AutoCloseable {
    private static final long LOOK_EVERY_MILLIS = 1000;

    private final KubernetesClient client;
    private final int gatewayPort;
    private final Apply apply;
    private final Console console;
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("builds").factory());

    public Dev(Platform platform, Console console) {
        this.client = platform.client();
        this.gatewayPort = platform.gatewayPort();
        this.apply = new Apply(client);
        this.console = console;
    }

    /**
     * Applies everything. What fails is reported, and the rest goes on.
     *
     * @param paths YAML files and project directories
     */
    public void start(List<Path> paths) {
        client.resources(Service.class).inAnyNamespace().inform(new Announcements(console, gatewayPort));
        paths.forEach(this::start);
    }

    private void start(Path path) {
        if (Files.isDirectory(path)) {
            watch(path);
        } else {
            apply(path);
        }
    }

    private void apply(Path file) {
        try {
            Manifest.read(file).objects().forEach(apply::apply);
        } catch (ManifestException e) {
            console.problem(Reason.of(e));
        } catch (KubernetesClientException e) {
            console.problem(file + ": " + Reason.of(e));
        }
    }

    private void watch(Path project) {
        Applications applications = new Applications(client, InstantSource.system());
        ProjectRollout rollout = new ProjectRollout(project, applications, apply, console);
        looks.execute(rollout::first);
        var _ = looks.scheduleWithFixedDelay(
                rollout::look, LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        looks.shutdownNow();
    }
}
