package zeroth.node.environment;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/** Declared port to the port of this machine that stands for it, within one pod. */
public record PortMap(Map<Integer, Integer> real) {
    public static final PortMap EMPTY = new PortMap(Map.of());

    public PortMap {
        real = Map.copyOf(real);
    }

    public OptionalInt find(int declared) {
        Integer port = real.get(declared);
        return port == null ? OptionalInt.empty() : OptionalInt.of(port);
    }

    /** The real port; what is not mapped is taken literally, a fixed port of this machine. */
    public int of(int declared) {
        return real.getOrDefault(declared, declared);
    }

    public PortMap and(PortMap others) {
        Map<Integer, Integer> more = new HashMap<>(real);
        more.putAll(others.real);
        return new PortMap(more);
    }

    public PortMap with(int declared, int port) {
        Map<Integer, Integer> more = new HashMap<>(real);
        more.put(declared, port);
        return new PortMap(more);
    }
}
