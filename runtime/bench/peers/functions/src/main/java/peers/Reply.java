package peers;

/** What is said. */
public record Reply(String message) {}
