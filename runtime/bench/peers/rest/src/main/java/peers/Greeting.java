package peers;

/** Whom to greet, and as much more as makes a kilobyte. */
public record Greeting(String name, String more) {}
