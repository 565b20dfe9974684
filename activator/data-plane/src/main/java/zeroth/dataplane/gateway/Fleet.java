package zeroth.dataplane.gateway;

/** How many gateways serve the same Ingresses. */
public sealed interface Fleet {
    /** This one is alone, at its own address: a laptop. */
    record Alone() implements Fleet {}

    /**
     * Several: one of them, elected through a Lease, asks all whether they serve an Ingress and writes its status.
     *
     * @param identity this one's name among them, its Pod's
     * @param namespace where their Services and their Lease are
     * @param publicService the Service that leads to their port for requests from outside
     * @param privateService the one that leads to their port for requests from within
     */
    record Many(String identity, String namespace, String publicService, String privateService) implements Fleet {}
}
