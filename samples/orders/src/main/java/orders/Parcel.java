package orders;

/** What is on its way to the customer, and how. */
public record Parcel(String orderId, String carrier) {}
