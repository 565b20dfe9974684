package zeroth.dataplane.tls;

import java.util.OptionalInt;

/** Whether the gateway serves HTTPS. */
public sealed interface Https {
    /** It does not: an Ingress that asks for it is told so. */
    record Off() implements Https {}

    /**
     * It does.
     *
     * @param port where it listens (0: any free port)
     * @param publicPort where clients reach it, if that is another: a Service's or a load balancer's
     */
    record On(int port, OptionalInt publicPort) implements Https {}
}
