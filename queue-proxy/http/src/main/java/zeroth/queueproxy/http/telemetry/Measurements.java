package zeroth.queueproxy.http.telemetry;

import java.util.List;

/** What a part of the platform measures, each time that somebody asks. Asked on one event loop. */
public interface Measurements {
    List<Readings> readings();

    List<Histogram> histograms();
}
