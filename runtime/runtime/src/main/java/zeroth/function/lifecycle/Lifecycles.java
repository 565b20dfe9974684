package zeroth.function.lifecycle;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import zeroth.function.Lifecycle;

/** All that hear of the application's life. Its phase is one volatile. */
@Singleton
public class Lifecycles implements Resource {
    /** Where the application is in its life. */
    enum Phase {
        STARTING,
        RUNNING,
        STOPPING
    }

    private static final System.Logger LOG = System.getLogger(Lifecycles.class.getName());

    private final List<Lifecycle> lifecycles;
    private volatile Phase phase = Phase.STARTING;

    Lifecycles(@All List<Lifecycle> lifecycles) {
        this.lifecycles = lifecycles;
    }

    void start(@Observes StartupEvent event) {
        lifecycles.forEach(Lifecycle::started);
        Core.getGlobalContext().register(this);
        phase = Phase.RUNNING;
    }

    /** The process was told to end: nobody new should be sent here, while the requests that run go on. */
    void ending() {
        phase = Phase.STOPPING;
    }

    /** Quarkus has let the requests end that ran. */
    void stop(@Observes ShutdownEvent event) {
        ending();
        lifecycles.forEach(lifecycle -> logged(lifecycle, Lifecycle::stopping));
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        lifecycles.forEach(Lifecycle::beforeCheckpoint);
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        lifecycles.forEach(lifecycle -> logged(lifecycle, Lifecycle::afterRestore));
    }

    public boolean live() {
        return all(Lifecycle::live);
    }

    public boolean ready() {
        return phase == Phase.RUNNING && all(Lifecycle::ready);
    }

    private boolean all(Predicate<Lifecycle> check) {
        try {
            return lifecycles.stream().allMatch(check);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "a health check failed", e);
            return false;
        }
    }

    private static void logged(Lifecycle lifecycle, Consumer<Lifecycle> call) {
        try {
            call.accept(lifecycle);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, lifecycle.getClass().getName(), e);
        }
    }
}
