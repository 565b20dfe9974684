package greeter;

/** Whom to greet, and how long to think about it first. */
public record Greeting(String name, int delayMillis) {}
