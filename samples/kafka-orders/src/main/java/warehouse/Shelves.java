package warehouse;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import zeroth.function.RetryableEventException;

/** Where things lie, or do not for a while. Its one collection guards itself. */
@ApplicationScoped
public class Shelves {
    private static final Logger LOG = Logger.getLogger(Shelves.class);

    private final Set<String> empty = ConcurrentHashMap.newKeySet();

    Shelves(@ConfigProperty(name = "warehouse.empty") Optional<List<String>> empty) {
        empty.ifPresent(this.empty::addAll);
    }

    /** What is not there now may be there later. */
    Reservation reserve(Order order) {
        if (empty.contains(order.item())) {
            LOG.infof("order %s waits for %s", order.id(), order.item());
            throw new RetryableEventException(order.item() + ": none there");
        }
        return new Reservation(order.id(), order.item(), order.pieces());
    }

    void empty(String item) {
        empty.add(item);
    }

    void fill(String item) {
        empty.remove(item);
    }
}
