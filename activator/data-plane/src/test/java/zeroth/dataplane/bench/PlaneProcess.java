package zeroth.dataplane.bench;

import io.vertx.core.Vertx;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import zeroth.dataplane.testing.BarePlane;
import zeroth.dataplane.throttle.Pod;

/**
 * A data plane in a process of its own, before one pod at the port that is its argument: writes its gateway's port, and
 * then, for each line that it reads, the requests in flight and the bytes that it uses.
 */
final class PlaneProcess {
    private static final int ANY_NUMBER = 1_000_000;

    private PlaneProcess() {}

    public static void main(String[] arguments) throws IOException {
        Vertx vertx = Vertx.vertx();
        int port = Integer.parseInt(arguments[0]);
        try (BarePlane plane = new BarePlane(vertx, ANY_NUMBER, ANY_NUMBER);
                BufferedReader asked = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            plane.serve(0, new Pod("pod", "127.0.0.1", port, Pod.Protocol.HTTP1));
            System.out.println("port=" + plane.gatewayPort());
            while (asked.readLine() != null) {
                System.out.println(plane.inFlight() + " " + used());
            }
        }
        System.exit(0);
    }

    /** On the heap, and beside it. */
    private static long used() {
        System.gc();
        System.gc();
        long direct = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() + direct;
    }
}
