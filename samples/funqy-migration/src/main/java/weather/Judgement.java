package weather;

/** What a temperature means. */
public record Judgement(String station, Level level) {
    public enum Level {
        MILD,
        FROST
    }
}
