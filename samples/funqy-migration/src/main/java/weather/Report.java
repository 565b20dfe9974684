package weather;

/** What a thermometer says. */
public record Report(String station, int fahrenheit) {}
