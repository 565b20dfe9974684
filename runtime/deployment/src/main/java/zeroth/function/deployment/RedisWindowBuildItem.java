package zeroth.function.deployment;

import io.quarkus.builder.item.SimpleBuildItem;
import io.quarkus.runtime.RuntimeValue;
import java.time.Duration;
import java.util.function.BiFunction;
import zeroth.function.duplicate.Window;

/** How a window of duplicates in Redis is made, from its retention and its lease. */
final class RedisWindowBuildItem extends SimpleBuildItem {
    private final RuntimeValue<BiFunction<Duration, Duration, Window>> window;

    RedisWindowBuildItem(RuntimeValue<BiFunction<Duration, Duration, Window>> window) {
        this.window = window;
    }

    RuntimeValue<BiFunction<Duration, Duration, Window>> window() {
        return window;
    }
}
