package zeroth.scaling.decision;

import java.time.Instant;
import zeroth.scaling.metric.Reading;

/**
 * What a decision is made from.
 *
 * @param readyPods pods that take requests
 * @param load averages by the metric that the Revision is scaled by
 */
public record Observation(Instant now, int readyPods, Reading.Averages load) {}
