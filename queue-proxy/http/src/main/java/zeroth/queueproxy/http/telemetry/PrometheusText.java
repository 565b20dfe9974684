package zeroth.queueproxy.http.telemetry;

import zeroth.queueproxy.http.telemetry.Histogram.Observations;

/** Writes metrics in Prometheus' text format. Confined to whoever writes. */
final class PrometheusText {
    private final StringBuilder text = new StringBuilder();

    PrometheusText readings(Readings readings) {
        Instrument instrument = readings.instrument();
        boolean counted = readings.kind() == Readings.Kind.COUNTER;
        String name = instrument.prometheus() + (counted ? "_total" : "");
        head(name, instrument.description(), counted ? "counter" : "gauge");
        readings.all()
                .forEach(reading -> line(
                        name,
                        reading.of().and(instrument.scopeLabel()).labels(),
                        Numbers.text(reading.value().doubleValue())));
        return this;
    }

    PrometheusText histogram(Histogram histogram) {
        if (!histogram.isEmpty()) {
            Instrument instrument = histogram.instrument();
            head(instrument.prometheus(), instrument.description(), "histogram");
            histogram.forEach((attributes, observed) -> write(histogram, attributes, observed));
        }
        return this;
    }

    PrometheusText target(Resource resource) {
        text.append("# HELP target_info Target metadata\n# TYPE target_info gauge\n");
        line("target_info", resource.attributes().labels(), "1");
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private void head(String name, String description, String kind) {
        text.append("# HELP ").append(name).append(' ').append(description).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(kind).append('\n');
    }

    private void write(Histogram histogram, Attributes attributes, Observations observed) {
        String name = histogram.instrument().prometheus();
        String labels = attributes.and(histogram.instrument().scopeLabel()).labels();
        double[] bounds = histogram.bounds();
        long sum = 0;
        for (int i = 0; i <= bounds.length; i++) {
            sum += observed.count(i);
            String bound = i < bounds.length ? Numbers.text(bounds[i]) : "+Inf";
            line(name + "_bucket", labels + ",le=\"" + bound + "\"", Long.toString(sum));
        }
        line(name + "_sum", labels, Numbers.text(observed.sum()));
        line(name + "_count", labels, Long.toString(sum));
    }

    private void line(String name, String labels, String value) {
        text.append(name).append('{').append(labels).append("} ").append(value).append('\n');
    }
}
