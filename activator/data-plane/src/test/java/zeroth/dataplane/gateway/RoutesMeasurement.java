package zeroth.dataplane.gateway;

import io.fabric8.knative.internal.networking.v1alpha1.Ingress;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import zeroth.dataplane.testing.IngressText;

/**
 * Measures, not a test: what it costs to find a route among many hosts, and to draw the picture anew when one of them has
 * changed. The sizes take turns, so that whatever else the machine does falls on all alike; the median of the rounds
 * counts. {@code bench/routes} runs it.
 */
final class RoutesMeasurement {
    private static final List<Integer> SIZES = List.of(10, 1_000, 10_000, 100_000);
    private static final int ROUNDS = 11;
    private static final int REQUESTS = 400_000;
    private static final int ASKED = 1 << 14;
    private static final RequestHead HEAD = new RequestHead() {
        @Override
        public String path() {
            return "/";
        }

        @Override
        public Optional<String> header(String name) {
            return Optional.empty();
        }
    };

    private RoutesMeasurement() {}

    public static void main(String[] arguments) {
        List<Subject> subjects = SIZES.stream().map(Subject::new).toList();
        for (int round = 0; round < ROUNDS; round++) {
            for (Subject subject : subjects) {
                subject.measure(round);
            }
        }
        System.out.printf(
                "%8s %14s %14s %14s %16s%n", "hosts", "by name, ns", "by pattern, ns", "unknown, ns", "change, ms");
        subjects.forEach(Subject::print);
    }

    private static final class Subject {
        private final int hosts;
        private final List<Ingress> ingresses;
        private final IngressReader reader = new IngressReader("cluster.local");
        private final double[][] nanos = new double[3][ROUNDS];
        private final double[] change = new double[ROUNDS];

        Subject(int hosts) {
            this.hosts = hosts;
            this.ingresses =
                    IntStream.range(0, hosts).mapToObj(Subject::ingress).toList();
            reader.plans(ingresses);
        }

        void measure(int round) {
            long begin = System.nanoTime();
            ingresses.getFirst().getMetadata().setGeneration((long) round + 2);
            Routes routes = Routes.of(reader.plans(ingresses));
            change[round] = (System.nanoTime() - begin) / 1e6;
            nanos[0][round] = find(routes, asked("s%d.default.example.com"));
            nanos[1][round] = find(routes, asked("any.p%d.example.com"));
            nanos[2][round] = find(routes, asked("u%d.example.org"));
        }

        void print() {
            System.out.printf(
                    "%8d %14.0f %14.0f %14.0f %16.2f%n",
                    hosts, median(nanos[0]), median(nanos[1]), median(nanos[2]), median(change));
        }

        private static double find(Routes routes, String[] asked) {
            int found = 0;
            long begin = System.nanoTime();
            for (int i = 0; i < REQUESTS; i++) {
                if (routes.find(Entrance.EXTERNAL, asked[i & (ASKED - 1)], HEAD).isPresent()) {
                    found++;
                }
            }
            double nanos = (System.nanoTime() - begin) / (double) REQUESTS;
            if (found != 0 && found != REQUESTS) {
                throw new IllegalStateException("found: %d (expected: all or none)".formatted(found));
            }
            return nanos;
        }

        /** As many strings for every size, so that all have the same part of the caches for themselves. */
        private String[] asked(String pattern) {
            SplittableRandom random = new SplittableRandom(42);
            return IntStream.range(0, ASKED)
                    .mapToObj(_ -> pattern.formatted(random.nextInt(hosts)))
                    .toArray(String[]::new);
        }

        private static Ingress ingress(int number) {
            Ingress ingress = Serialization.unmarshal(
                    IngressText.of(
                            IngressText.rule(
                                    List.of(
                                            "s%d.default.example.com".formatted(number),
                                            "*.p%d.example.com".formatted(number)),
                                    IngressText.path("", IngressText.split("r" + number, 100, ""))),
                            IngressText.localRule(
                                    List.of("s%d.default.svc.cluster.local".formatted(number)),
                                    IngressText.path("", IngressText.split("r" + number, 100, "")))),
                    Ingress.class);
            ingress.getMetadata().setName("i" + number);
            ingress.getMetadata().setGeneration(1L);
            return ingress;
        }

        private static double median(double[] values) {
            double[] sorted = values.clone();
            Arrays.sort(sorted);
            return sorted[sorted.length / 2];
        }
    }
}
