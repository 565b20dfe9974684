package greeter;

/** What the greeter says. */
public record Reply(String message) {}
