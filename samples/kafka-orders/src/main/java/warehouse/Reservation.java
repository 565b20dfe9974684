package warehouse;

/** What is put aside for an order. */
public record Reservation(String orderId, String item, int pieces) {}
