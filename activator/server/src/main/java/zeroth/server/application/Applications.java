package zeroth.server.application;

import io.fabric8.knative.pkg.apis.Condition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientTimeoutException;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import zeroth.api.application.Application;
import zeroth.api.application.ApplicationSpec;

/** The Applications of a platform, by its API. */
public final class Applications {
    private static final long COPYING_SECONDS = 30;

    private final KubernetesClient client;
    private final InstantSource clock;

    public Applications(KubernetesClient client, InstantSource clock) {
        this.client = client;
        this.clock = clock;
    }

    /**
     * Says that {@code dev.local/name} is what lies at {@code path} now, and waits until the node has copied it.
     *
     * @return the pinned image
     * @throws ApplicationException with the node's sentence, if there is nothing to run
     */
    public String put(String name, Path path) throws ApplicationException {
        ApplicationSpec spec =
                new ApplicationSpec(path.toAbsolutePath().normalize().toString(), build());
        Application stored = write(name, spec);
        return imageOf(name, awaitRead(name, stored.getMetadata().getGeneration()));
    }

    private String build() {
        return clock.instant().toString();
    }

    private Application write(String name, ApplicationSpec spec) {
        return find(name)
                .map(stored -> {
                    stored.setSpec(spec);
                    return client.resource(stored).update();
                })
                .orElseGet(() -> client.resource(Application.of(name, spec)).create());
    }

    private Application awaitRead(String name, long generation) throws ApplicationException {
        try {
            return resource(name)
                    .waitUntilCondition(
                            application -> application != null && isRead(application, generation),
                            COPYING_SECONDS,
                            TimeUnit.SECONDS);
        } catch (KubernetesClientTimeoutException e) {
            throw new ApplicationException(
                    "application " + name + ": the node has not read it after " + COPYING_SECONDS + " s", e);
        }
    }

    private static boolean isRead(Application application, long generation) {
        return Objects.equals(application.getStatus().observedGeneration(), generation)
                && ready(application).isPresent();
    }

    private static String imageOf(String name, Application application) throws ApplicationException {
        Condition ready = ready(application).orElseThrow();
        String image = application.getStatus().image();
        if (image == null || !"True".equals(ready.getStatus())) {
            throw new ApplicationException("application " + name + ": " + ready.getMessage());
        }
        return image;
    }

    static Optional<Condition> ready(Application application) {
        return application.getStatus().conditions().stream()
                .filter(condition -> Application.READY.equals(condition.getType()))
                .findFirst();
    }

    List<Application> list() {
        return client.resources(Application.class).list().getItems();
    }

    /** Takes an application away, if there is one of that name. */
    boolean remove(String name) {
        return !resource(name).delete().isEmpty();
    }

    private Optional<Application> find(String name) {
        return Optional.ofNullable(resource(name).get());
    }

    private Resource<Application> resource(String name) {
        return client.resources(Application.class).withName(name);
    }
}
