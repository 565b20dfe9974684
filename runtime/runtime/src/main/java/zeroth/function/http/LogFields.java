package zeroth.function.http;

import java.util.List;
import org.jboss.logging.MDC;
import zeroth.function.dispatch.Delivery;

/** The fields that log lines of a call have: the function, and its event where it has one. */
final class LogFields {
    private static final String FUNCTION = "function";
    private static final String ID = "eventId";
    private static final String TYPE = "eventType";
    private static final String SOURCE = "eventSource";

    private LogFields() {}

    static void put(Delivery delivery) {
        MDC.put(FUNCTION, delivery.function().spec().name());
        if (delivery.events().size() == 1) {
            var event = delivery.events().getFirst().attributes();
            MDC.put(ID, event.id());
            MDC.put(TYPE, event.type());
            MDC.put(SOURCE, event.source());
        }
    }

    static void remove() {
        List.of(FUNCTION, ID, TYPE, SOURCE).forEach(MDC::remove);
    }
}
