package functions;

/** What the function answers. */
public record Output(String message) {}
