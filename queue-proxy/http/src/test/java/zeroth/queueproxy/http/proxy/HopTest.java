package zeroth.queueproxy.http.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import zeroth.queueproxy.http.outbound.Hop;
import zeroth.queueproxy.http.testing.RawClient;
import zeroth.queueproxy.http.testing.Servers;

class HopTest {
    private final Servers servers = new Servers();
    private final List<Socket> crowd = new ArrayList<>();

    @AfterEach
    void stop() throws IOException {
        for (Socket socket : crowd) {
            socket.close();
        }
        servers.close();
    }

    @Test
    void whoDoesNotAcceptAConnectionInTimeIsNotReached() throws Exception {
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        try (ServerSocket deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            crowd(deaf);
            Destination destination = Destination.speaking(
                    HttpVersion.HTTP_1_1, servers.vertx(), address(deaf.getLocalPort()), impatient());
            int proxy = servers.http(Pipeline.of(
                    (exchange, next) -> Forward.to(destination, exchange).onSuccess(outcome::complete)));

            try (RawClient client = RawClient.connect(proxy)) {
                client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
                assertThat(outcome.get(5, TimeUnit.SECONDS)).isInstanceOf(Outcome.NotReached.class);
            }
        }
    }

    @Test
    void whoLeadsToAPodIsToldTheRevision() {
        Hop carrying = new Hop(Duration.ofSeconds(1), new Hop.ClearText(), Hop.RevisionHeaders.CARRIED);
        int backend = servers.http(request -> request.response().end(request.getHeader("Knative-Serving-Revision")));
        Destination destination = Destination.at(servers.vertx(), address(backend), carrying);
        int proxy = servers.http(Pipeline.of(Forward.always(destination)));

        try (RawClient client = RawClient.connect(proxy)) {
            client.send("GET / HTTP/1.1\r\nHost: a\r\nKnative-Serving-Revision: hello-00001\r\n\r\n")
                    .readUntil("hello-00001");
        }
    }

    private static Hop impatient() {
        return new Hop(Duration.ofMillis(200), new Hop.ClearText(), Hop.RevisionHeaders.DROPPED);
    }

    private static SocketAddress address(int port) {
        return SocketAddress.inetSocketAddress(port, "127.0.0.1");
    }

    /** As many as fit wait to be accepted, so that the kernel leaves the next ones without an answer. */
    private void crowd(ServerSocket deaf) throws IOException {
        boolean full = false;
        while (!full) {
            Socket socket = new Socket();
            crowd.add(socket);
            try {
                socket.connect(new InetSocketAddress(deaf.getInetAddress(), deaf.getLocalPort()), 300);
            } catch (SocketTimeoutException e) {
                full = true;
            }
        }
    }
}
