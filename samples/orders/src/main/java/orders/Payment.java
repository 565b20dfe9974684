package orders;

/** What was charged for an order. */
public record Payment(String orderId, long cents) {}
