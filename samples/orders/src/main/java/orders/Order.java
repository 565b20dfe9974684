package orders;

/** An order as a customer places it. Cents, since money is no fraction. */
public record Order(String id, String item, long cents) {}
