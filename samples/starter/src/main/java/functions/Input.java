package functions;

/** What the function is told. */
public record Input(String message) {}
