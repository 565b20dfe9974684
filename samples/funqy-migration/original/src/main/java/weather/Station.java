package weather;

import io.quarkus.funqy.Context;
import io.quarkus.funqy.Funq;
import io.quarkus.funqy.knative.events.CloudEvent;
import io.quarkus.funqy.knative.events.CloudEventBuilder;
import io.quarkus.funqy.knative.events.CloudEventMapping;
import io.quarkus.funqy.knative.events.EventAttribute;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;

/** The functions: each answers by the event that wakes the next. */
public class Station {
    @Inject
    Log log;

    /** By default the type is the function's name, and the answer's {@code measure.output}. */
    @Funq
    public Measurement measure(Report report) {
        return new Measurement(report.station(), Math.round((report.fahrenheit() - 32) * 5 / 9f));
    }

    /** What it takes and answers is said in application.properties. */
    @Funq
    public Judgement judge(Measurement measurement) {
        return new Judgement(
                measurement.station(), measurement.celsius() < 0 ? Judgement.Level.FROST : Judgement.Level.MILD);
    }

    @Funq
    @CloudEventMapping(trigger = "weather.judged", responseSource = "/station", responseType = "weather.warning")
    public Uni<CloudEvent<String>> warn(CloudEvent<Judgement> event) {
        var judgement = event.data();
        return Uni.createFrom()
                .item(CloudEventBuilder.create()
                        .subject(judgement.station())
                        .build(judgement.level() == Judgement.Level.FROST ? "Mind the ice" : "All is well"));
    }

    /** The last: it answers nothing. */
    @Funq
    @CloudEventMapping(trigger = "weather.warning")
    public void print(String warning, @Context CloudEvent event) {
        log.add(event.subject() + ": " + warning);
    }

    @Funq
    @CloudEventMapping(trigger = "storm", attributes = @EventAttribute(name = "region", value = "coast"))
    public String coast(String wind) {
        return "Haul the boats in: " + wind;
    }

    @Funq
    @CloudEventMapping(trigger = "storm", attributes = @EventAttribute(name = "region", value = "hills"))
    public String hills(String wind) {
        return "Stay off the ridge: " + wind;
    }
}
