package warehouse;

/** What a customer wants to have. */
public record Order(String id, String item, int pieces) {}
