package zeroth.node.pod;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.Pod;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import zeroth.names.WellKnown;
import zeroth.node.environment.PortMap;

/** Free ports of this machine for the ports that a pod's own containers declare. */
final class PodPorts {
    private PodPorts() {}

    static PortMap allocate(Pod pod) {
        List<Integer> declared = pod.getSpec().getContainers().stream()
                .filter(container -> !isQueueProxy(container))
                .flatMap(PodPorts::declared)
                .distinct()
                .toList();
        List<Integer> free = free(declared.size());
        PortMap ports = PortMap.EMPTY;
        for (int i = 0; i < declared.size(); i++) {
            ports = ports.with(declared.get(i), free.get(i));
        }
        return ports;
    }

    static boolean isQueueProxy(Container container) {
        return container.getName().equals(WellKnown.QUEUE_PROXY_CONTAINER)
                && container.getImage().startsWith(WellKnown.QUEUE_PROXY_IMAGE);
    }

    /** Where the container must listen: the first port that it declares. */
    static OptionalInt serving(Container container, PortMap ports) {
        return declared(container).mapToInt(ports::of).findFirst();
    }

    private static Stream<Integer> declared(Container container) {
        return container.getPorts().stream().map(ContainerPort::getContainerPort);
    }

    /** All open at once, so that no two are the same. */
    private static List<Integer> free(int count) {
        List<ServerSocket> open = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                open.add(anyFree());
            }
            return open.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            open.forEach(PodPorts::close);
        }
    }

    private static ServerSocket anyFree() {
        try {
            ServerSocket socket = new ServerSocket();
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException("no free port on this machine", e);
        }
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
