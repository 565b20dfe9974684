package zeroth.autoscaler;

import zeroth.names.WellKnown;

/**
 * What an autoscaler process is told when it starts; Knative's ConfigMaps say the rest, while it runs.
 *
 * @param systemNamespace where Knative's ConfigMaps are
 * @param addressing how the address of a Service is found
 * @param statsListener where activators of other processes report
 */
public record AutoscalerProcessSettings(String systemNamespace, Addressing addressing, StatsListener statsListener) {
    /** Everything in one process, and no cluster DNS. */
    public static AutoscalerProcessSettings laptop() {
        return new AutoscalerProcessSettings(
                WellKnown.SYSTEM_NAMESPACE, new Addressing.FromApi(), new StatsListener.None());
    }

    /** Where a Service's address comes from. */
    public sealed interface Addressing {
        /** From its Endpoints, else its EndpointSlices. */
        record FromApi() implements Addressing {}

        /** By DNS. */
        record ByDns(String clusterDomain) implements Addressing {}
    }

    /** Whether activators reach this autoscaler over WebSockets. */
    public sealed interface StatsListener {
        /** They run in this process. */
        record None() implements StatsListener {}

        /**
         * They connect.
         *
         * @param port 0 is any free one
         */
        record On(String host, int port) implements StatsListener {}
    }
}
