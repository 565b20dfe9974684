package zeroth.dataplane.standin;

import io.vertx.core.Vertx;
import java.util.Optional;
import zeroth.dataplane.activator.Watching;
import zeroth.dataplane.observability.ActivatorNumbers;
import zeroth.dataplane.observability.Loop;
import zeroth.dataplane.observability.Metering;
import zeroth.dataplane.observability.Traces;
import zeroth.queueproxy.http.telemetry.Observability;
import zeroth.queueproxy.http.telemetry.Resource;
import zeroth.queueproxy.parts.Parts;

/** Tells of an activator and its requests what was asked for. */
record Teller(Optional<Traces> traces, Optional<Metering> metering) {
    /** Begins; {@code parts} ends it. */
    static Teller start(Vertx vertx, StandInSettings settings, Observability asked, Told told, Parts parts) {
        Resource resource = Resource.ofActivator(settings.systemNamespace(), settings.pod(), asked.resource());
        Loop loop = Loop.of(vertx);
        Optional<Traces> traces = Traces.start(loop, asked.tracing(), resource);
        traces.ifPresent(parts::add);
        Optional<Metering> metering = Metering.start(
                loop,
                asked.requestMetrics(),
                settings.host(),
                told.scheme(),
                new Metering.Described(resource, told.numbers()));
        metering.ifPresent(parts::add);
        return new Teller(traces, metering);
    }

    /** What an activator knows: its numbers, and the scheme in which it speaks to pods. */
    record Told(ActivatorNumbers numbers, String scheme) {}

    Watching watching() {
        Watching traced = traces.map(Traces::tracer).map(Watching::by).orElse(Watching.NONE);
        Watching measured = metering.map(Metering::requests).map(Watching::by).orElse(Watching.NONE);
        return traced.around(measured);
    }
}
