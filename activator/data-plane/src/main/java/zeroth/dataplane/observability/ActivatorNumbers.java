package zeroth.dataplane.observability;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import zeroth.dataplane.pods.Revisions;
import zeroth.dataplane.report.AutoscalerLink;
import zeroth.dataplane.report.ConcurrencyReporter;
import zeroth.dataplane.throttle.Throttle;
import zeroth.dataplane.throttle.Throttles;
import zeroth.names.RevisionId;
import zeroth.queueproxy.http.telemetry.Attribute;
import zeroth.queueproxy.http.telemetry.Attributes;
import zeroth.queueproxy.http.telemetry.Instrument;
import zeroth.queueproxy.http.telemetry.Instrument.Unit;
import zeroth.queueproxy.http.telemetry.Readings;
import zeroth.queueproxy.http.telemetry.Readings.Kind;
import zeroth.queueproxy.http.telemetry.Readings.Reading;

/**
 * What an activator knows anyway, under upstream's names: it is read when somebody asks, so that requests cost nothing.
 * Immutable; what it asks is safe for threads.
 */
public record ActivatorNumbers(
        Throttles<RevisionId> throttles, Revisions revisions, ConcurrencyReporter reporter, AutoscalerLink autoscaler) {
    private static final Attributes AUTOSCALER = Attributes.of(Attribute.of("peer", "autoscaler"));
    private static final Instrument ERRORS =
            own("kn.activator.stats.conn.errors", Unit.ERRORS, "Number of errors of the connection");
    private static final Instrument REACHABLE =
            own("kn.activator.stats.conn.reachable", Unit.REACHABLE, "Whether the peer is connected");
    private static final Instrument QUEUED =
            own("kn.revision.request.queued", Unit.REQUESTS, "Requests that wait for a pod");
    private static final Instrument ACTIVE =
            own("kn.revision.request.active", Unit.REQUESTS, "Requests that are at a pod");
    private static final Instrument CONCURRENCY =
            own("kn.revision.request.concurrency", Unit.REQUESTS, "Concurrent requests, as they were last reported");

    List<Readings> readings() {
        return List.of(
                one(ERRORS, Kind.COUNTER, autoscaler.errors()),
                one(REACHABLE, Kind.GAUGE, autoscaler.reachable() ? 1L : 0L),
                new Readings(QUEUED, Kind.BALANCE, ofEach(Throttle::waiting)),
                new Readings(ACTIVE, Kind.BALANCE, ofEach(Throttle::inFlight)),
                new Readings(CONCURRENCY, Kind.GAUGE, concurrency()));
    }

    private List<Reading> ofEach(Function<Throttle, Integer> number) {
        List<Reading> all = new ArrayList<>();
        throttles.forEach((revision, throttle) -> all.add(new Reading(
                RevisionAttributes.of(revision), number.apply(throttle).longValue())));
        all.sort(Comparator.comparing(reading -> reading.of().toString()));
        return all;
    }

    private List<Reading> concurrency() {
        return reporter.latest().entrySet().stream()
                .map(latest -> new Reading(known(latest.getKey()), latest.getValue()))
                .toList();
    }

    private Attributes known(RevisionId revision) {
        return revisions.find(revision).map(RevisionAttributes::of).orElseGet(() -> RevisionAttributes.of(revision));
    }

    private static Readings one(Instrument instrument, Kind kind, long value) {
        return new Readings(instrument, kind, List.of(new Reading(AUTOSCALER, value)));
    }

    private static Instrument own(String name, Unit unit, String description) {
        return new Instrument(name, unit, description, Instrument.ACTIVATOR);
    }
}
