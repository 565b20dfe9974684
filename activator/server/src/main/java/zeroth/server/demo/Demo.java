package zeroth.server.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.knative.serving.v1.Service;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientTimeoutException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import zeroth.names.Annotations;
import zeroth.names.WellKnown;
import zeroth.server.application.ApplicationException;
import zeroth.server.application.Applications;
import zeroth.server.manifest.Apply;
import zeroth.server.manifest.Manifest;
import zeroth.server.manifest.ManifestException;
import zeroth.server.platform.Platform;
import zeroth.server.send.Answer;
import zeroth.server.send.EventSender;
import zeroth.server.send.Mode;

/** The story of one Service: from zero, through a burst, back to zero. Confined to one thread. */
public final class Demo {
    private static final int AT_ONCE = 50;
    private static final int DELAY_MILLIS = 400;
    private static final int CONCURRENCY = 5;
    private static final int MAX_SCALE = 4;
    private static final Duration TO_READY = Duration.ofSeconds(20);
    private static final Duration TO_ANSWER = Duration.ofSeconds(30);
    private static final Duration TO_ZERO = Duration.ofSeconds(40);
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final String NAMESPACE = "default";
    private static final String SERVICE = "greeter";

    private final Platform platform;
    private final KubernetesClient client;
    private final EventSender sender;
    private final PrintStream out;
    private final StatusLine status;
    private final int events;
    private int mostPods;

    /** @param events how many the burst has */
    public Demo(Platform platform, EventSender sender, PrintStream out, int events) {
        this.platform = platform;
        this.client = platform.client();
        this.sender = sender;
        this.out = out;
        this.status = StatusLine.on(out);
        this.events = events;
    }

    /** How many connections the sender of a demo may open. */
    public static int connections() {
        return AT_ONCE;
    }

    /**
     * Tells the story.
     *
     * @param building how much of the time since the start of the process was spent on building the function
     * @throws DemoFailure if anything is not as it should be
     */
    void tell(Greeter greeter, Path program, Duration building) {
        out.println(
                "The platform listens: gateway at port " + platform.gatewayPort() + ", API at " + platform.apiUrl());
        deploy(greeter, program);
        URI url = URI.create(awaitReady().getStatus().getUrl());
        Duration ready = sinceStart().minus(building);
        out.println("Service greeter is Ready at " + url);
        requireNoPod();

        long sent = System.nanoTime();
        Answer answer = Greetings.greet(sender, url, new Greeting("Ada", 0), Mode.BINARY);
        Duration wake = Duration.ofNanos(System.nanoTime() - sent);
        String message = answer.event().map(Greeting::message).orElse("");
        out.println("A CloudEvent woke it: \"" + message + "\" after " + wake.toMillis() + " ms");
        requireOnePod();
        Warm warm = Warm.measure(sender, url, new FunctionPort(client).url(NAMESPACE, SERVICE));

        out.println("A burst: " + events + " events of " + DELAY_MILLIS + " ms each, " + AT_ONCE + " at once");
        long began = System.nanoTime();
        Burst burst = burst(url);
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        long memory = Memory.residentMegabytes();

        out.println("Quiet now: back to zero");
        awaitNothingLeft();
        out.println("No pod is left, and no process of one\n");
        new Outcome(greeter.kind(), ready, wake, message, warm, burst, took, mostPods, memory)
                .table()
                .forEach(out::println);
    }

    private void deploy(Greeter greeter, Path program) {
        allowZeroInitialScale();
        try {
            String image = new Applications(client, InstantSource.system()).put(SERVICE, program);
            out.println("Application " + image);
            Manifest manifest = Manifest.read(greeter.description());
            manifest.objects().stream()
                    .map(service -> forDemo(service, greeter))
                    .forEach(new Apply(client)::apply);
        } catch (ApplicationException | ManifestException e) {
            throw new DemoFailure(String.valueOf(e.getMessage()));
        }
    }

    private void allowZeroInitialScale() {
        client.configMaps()
                .inNamespace(WellKnown.SYSTEM_NAMESPACE)
                .withName("config-autoscaler")
                .edit(Demo::withZeroInitialScale);
    }

    private static ConfigMap withZeroInitialScale(ConfigMap settings) {
        return settings.edit()
                .addToData("allow-zero-initial-scale", "true")
                .addToData("scale-to-zero-grace-period", "6s")
                .build();
    }

    private static ObjectNode forDemo(ObjectNode service, Greeter greeter) {
        ObjectNode changed = service.deepCopy();
        ObjectNode annotations = changed.withObject("/spec/template/metadata/annotations");
        Map.of(Annotations.INITIAL_SCALE, "0", Annotations.MAX_SCALE, "" + MAX_SCALE, Annotations.WINDOW, "6s")
                .forEach(annotations::put);
        greeter.counting().annotations().forEach(annotations::put);
        changed.withObject("/spec/template/spec").put("containerConcurrency", CONCURRENCY);
        return changed;
    }

    private Service awaitReady() {
        try {
            return client.resources(Service.class)
                    .inNamespace(NAMESPACE)
                    .withName(SERVICE)
                    .waitUntilCondition(Demo::isReady, TO_READY.toMillis(), TimeUnit.MILLISECONDS);
        } catch (KubernetesClientTimeoutException e) {
            throw new DemoFailure("Service greeter is not Ready after " + TO_READY.toSeconds() + " s: " + conditions());
        }
    }

    private static boolean isReady(Service service) {
        return service != null
                && service.getStatus() != null
                && service.getStatus().getUrl() != null
                && service.getStatus().getConditions().stream()
                        .anyMatch(condition ->
                                "Ready".equals(condition.getType()) && "True".equals(condition.getStatus()));
    }

    private String conditions() {
        Service service = client.resources(Service.class)
                .inNamespace(NAMESPACE)
                .withName(SERVICE)
                .get();
        return service == null || service.getStatus() == null
                ? "no status"
                : "" + service.getStatus().getConditions();
    }

    private static Duration sinceStart() {
        return Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime());
    }

    private void requireNoPod() {
        if (!pods().isEmpty()) {
            throw new DemoFailure("pods run before the first event: " + names(pods()));
        }
        out.println("Pods running: none");
    }

    private void requireOnePod() {
        if (pods().size() != 1) {
            throw new DemoFailure("one event woke these pods: " + names(pods()));
        }
    }

    private Burst burst(URI url) {
        Burst burst = Burst.start(sender, url, events, DELAY_MILLIS);
        await(burst::isOver, TO_ANSWER, () -> show(burst), "the burst is not over");
        status.end();
        if (burst.lost() > 0) {
            throw new DemoFailure(burst.lost() + " of the burst's events were lost, the first by: "
                    + burst.firstLoss().orElse(""));
        }
        if (mostPods < 2 || mostPods > MAX_SCALE) {
            throw new DemoFailure("the burst ran on " + mostPods + " pods (expected: 2 to " + MAX_SCALE + ")");
        }
        return burst;
    }

    private void show(Burst burst) {
        int pods = pods().size();
        mostPods = Math.max(mostPods, pods);
        status.show("pods " + pods + " · waiting " + platform.waiting() + " · in flight " + platform.inFlight()
                + " · answered " + burst.answered() + "/" + burst.events());
    }

    private void awaitNothingLeft() {
        await(
                () -> pods().isEmpty() && processes() == 0,
                TO_ZERO,
                () -> status.show("pods " + pods().size() + " · processes " + processes()),
                "pods or processes are left");
        status.end();
    }

    private static long processes() {
        return ProcessHandle.current()
                .descendants()
                .filter(ProcessHandle::isAlive)
                .count();
    }

    private List<Pod> pods() {
        return client.pods().inNamespace(NAMESPACE).list().getItems();
    }

    private static String names(List<Pod> pods) {
        return pods.stream().map(pod -> pod.getMetadata().getName()).toList().toString();
    }

    private static void await(BooleanSupplier done, Duration atMost, Runnable meanwhile, String complaint) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!done.getAsBoolean()) {
            meanwhile.run();
            if (System.nanoTime() - deadline > 0) {
                throw new DemoFailure(complaint + " after " + atMost.toSeconds() + " s");
            }
            pause();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailure("interrupted");
        }
    }
}
