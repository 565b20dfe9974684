package orders;

import io.quarkus.funqy.Funq;
import io.smallrye.common.annotation.RunOnVirtualThread;
import java.time.Duration;
import zeroth.function.CloudEvent;
import zeroth.function.CloudEventBuilder;
import zeroth.function.CloudEventMapping;
import zeroth.function.EventFilter;
import zeroth.function.PermanentEventException;
import zeroth.function.RetryableEventException;

/** The functions. A broker hands the answer of one to the next. */
public class Orders {
    private final Bank bank;

    Orders(Bank bank) {
        this.bank = bank;
    }

    /** An order without a price would have none the next time as well; a bank that is closed opens again. */
    @Funq
    @RunOnVirtualThread
    @CloudEventMapping(trigger = "order.placed", responseType = "order.charged", responseSource = "/orders")
    public CloudEvent<Payment> charge(CloudEvent<Order> event) {
        var order = event.data();
        if (order.cents() <= 0) {
            throw new PermanentEventException("cents: " + order.cents() + " (expected: a price)");
        }
        if (!bank.isOpen()) {
            throw new RetryableEventException("the bank is closed", Duration.ofSeconds(5));
        }
        return CloudEventBuilder.create()
                .subject(order.id())
                .extensions(event.extensions())
                .build(new Payment(order.id(), order.cents()));
    }

    /** Inside the country. */
    @Funq
    @EventFilter("""
            [{"exact": {"type": "order.charged"}}, {"not": {"prefix": {"region": "abroad-"}}}]""")
    @CloudEventMapping(responseType = "order.shipped", responseSource = "/orders")
    public Parcel ship(Payment payment) {
        return new Parcel(payment.orderId(), "van");
    }

    @Funq
    @EventFilter("""
            [{"exact": {"type": "order.charged"}}, {"prefix": {"region": "abroad-"}}]""")
    @CloudEventMapping(responseType = "order.shipped", responseSource = "/orders")
    public Parcel shipAbroad(Payment payment) {
        return new Parcel(payment.orderId(), "plane");
    }
}
