package zeroth.dataplane.gateway;

import io.vertx.core.net.SocketAddress;
import java.util.List;

/** Where the gateways are that must serve an Ingress before it is Ready. */
public interface Doors {
    /** All of them at that side. None means that it is not known yet. */
    List<SocketAddress> at(Entrance entrance);

    /** One gateway's. */
    static Doors of(String address, int externalPort, int localPort) {
        return entrance -> List.of(SocketAddress.inetSocketAddress(
                switch (entrance) {
                    case EXTERNAL -> externalPort;
                    case LOCAL -> localPort;
                },
                address));
    }
}
