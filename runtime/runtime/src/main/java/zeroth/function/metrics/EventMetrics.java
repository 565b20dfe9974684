package zeroth.function.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Tags;
import zeroth.function.seen.Observation;
import zeroth.function.seen.Observer;

/** Events, how long they took and how old they were, by function, type and outcome. */
record EventMetrics(MeterRegistry registry) implements Observer {
    static Observer global() {
        return new EventMetrics(Metrics.globalRegistry);
    }

    @Override
    public void ended(Observation event) {
        var kind = Tags.of("function", event.function(), "type", event.type());
        var tags = kind.and("outcome", event.outcome());
        registry.counter("zeroth.function.events", tags).increment();
        registry.timer("zeroth.function.duration", tags).record(event.duration());
        event.age().ifPresent(age -> registry.timer("zeroth.function.age", kind).record(age));
    }
}
