package zeroth.autoscaler.address;

import java.util.Optional;

/** Finds Services. May block. */
@FunctionalInterface
public interface ServiceAddress {
    /** Where the Service's port of that protocol is, if anybody stands behind it. */
    Optional<Address> find(String namespace, String service, Protocol protocol);
}
