package warehouse;

/** What lies on a shelf. */
public record Goods(String item) {}
