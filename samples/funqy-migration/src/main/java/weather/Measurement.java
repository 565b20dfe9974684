package weather;

/** A temperature in the station's own unit. */
public record Measurement(String station, int celsius) {}
