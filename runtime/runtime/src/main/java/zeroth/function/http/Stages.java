package zeroth.function.http;

import com.github.benmanes.caffeine.cache.Ticker;
import io.quarkus.runtime.ExecutorRecorder;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.ConfigProvider;
import zeroth.function.dispatch.Stage;
import zeroth.function.duplicate.Duplicates;
import zeroth.function.duplicate.MemoryWindow;
import zeroth.function.duplicate.Window;
import zeroth.function.http.FunctionsConfig.Store;
import zeroth.function.limit.Deadline;
import zeroth.function.limit.Delay;
import zeroth.function.limit.Gate;
import zeroth.function.seen.KnownTypes;
import zeroth.function.seen.Observer;
import zeroth.function.seen.Watch;

/** The stations of a delivery, from the last to the first: the thread, the gate, the window, the deadline. */
record Stages(
        FunctionsConfig config,
        Statuses.Compatibility compatibility,
        Supplier<Vertx> vertx,
        Optional<BiFunction<Duration, Duration, Window>> redis,
        List<Observer> observers) {
    Stage all() {
        var called = new CallThread(
                new RequestScope(),
                new CallQueue(call -> ExecutorRecorder.getCurrent().execute(call), mostWaiting()));
        return watch(deadline(duplicates(gate(called))));
    }

    /** As many as Quarkus lets wait for its threads. */
    private static int mostWaiting() {
        return ConfigProvider.getConfig()
                .getOptionalValue("quarkus.thread-pool.queue-size", Integer.class)
                .orElse(Integer.MAX_VALUE);
    }

    private Stage watch(Stage next) {
        return observers.isEmpty()
                ? next
                : new Watch(observers, new KnownTypes(), InstantSource.system(), System::nanoTime, next);
    }

    private Stage gate(Stage next) {
        var limits = new HashMap<String, Gate.Limit>();
        config.limits()
                .forEach((name, limit) -> limit.concurrency()
                        .ifPresent(concurrency -> limits.put(name, new Gate.Limit(concurrency, limit.queue()))));
        return limits.isEmpty() ? next : new Gate(limits, next);
    }

    private Stage duplicates(Stage next) {
        var wanted = config.duplicates();
        boolean off = wanted.store() == Store.NONE || compatibility == Statuses.Compatibility.FUNQY;
        return off ? next : new Duplicates(window(wanted), next);
    }

    private Window window(FunctionsConfig.Duplicates wanted) {
        return wanted.store() == Store.REDIS
                ? redis.orElseThrow(
                                () -> new IllegalStateException(
                                        "zeroth.functions.duplicates.store: redis (expected: the extension quarkus-redis-client)"))
                        .apply(wanted.retention(), wanted.lease())
                : new MemoryWindow(wanted.most(), wanted.retention(), Ticker.systemTicker());
    }

    private Stage deadline(Stage next) {
        Map<String, Duration> timeouts = new HashMap<>();
        config.limits().forEach((name, limit) -> limit.timeout().ifPresent(time -> timeouts.put(name, time)));
        return timeouts.isEmpty() ? next : new Deadline(timeouts, delay(), next);
    }

    private Delay delay() {
        return (time, action) -> {
            long timer = vertx.get().setTimer(Math.max(1, time.toMillis()), fired -> action.run());
            return () -> vertx.get().cancelTimer(timer);
        };
    }
}
