package zeroth.node.pod;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Writes Events, in the background: what happens again is counted on the Event that is there. When the API cannot keep
 * up, Events are dropped. The queue is concurrent; the rest is confined to the one thread that writes.
 */
public final class EventRecorder implements AutoCloseable {
    private static final Logger LOG = System.getLogger(EventRecorder.class.getName());
    private static final int WAITING = 1000;
    private static final int REMEMBERED = 1000;

    private final KubernetesClient client;
    private final InstantSource clock;
    private final BlockingQueue<Happening> waiting = new ArrayBlockingQueue<>(WAITING);
    private final Map<Key, Event> written = new LinkedHashMap<>();
    private final Thread writer;

    private EventRecorder(KubernetesClient client, InstantSource clock) {
        this.client = client;
        this.clock = clock;
        this.writer = Thread.ofVirtual().name("events").unstarted(this::write);
    }

    public static EventRecorder start(KubernetesClient client, InstantSource clock) {
        EventRecorder recorder = new EventRecorder(client, clock);
        recorder.writer.start();
        return recorder;
    }

    /** Something that happened to a pod. */
    record Happening(Pod pod, String type, String reason, String message) {}

    void record(Happening happening) {
        if (!waiting.offer(happening)) {
            LOG.log(Level.DEBUG, "an Event is dropped: reason=" + happening.reason());
        }
    }

    @Override
    public void close() {
        writer.interrupt();
    }

    private void write() {
        try {
            while (true) {
                write(waiting.take());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(Happening happening) {
        Key key = new Key(happening.pod().getMetadata().getUid(), happening.reason(), happening.message());
        try {
            Event before = written.get(key);
            remember(key, before == null ? create(happening) : again(before));
        } catch (KubernetesClientException e) {
            written.remove(key);
            LOG.log(Level.DEBUG, "an Event could not be written: reason=" + happening.reason(), e);
        }
    }

    private Event create(Happening happening) {
        Event event = event(happening);
        return client.v1()
                .events()
                .inNamespace(event.getMetadata().getNamespace())
                .resource(event)
                .create();
    }

    private Event again(Event before) {
        Event next = new EventBuilder(before)
                .withCount(before.getCount() + 1)
                .withLastTimestamp(now())
                .build();
        return client.v1()
                .events()
                .inNamespace(next.getMetadata().getNamespace())
                .resource(next)
                .update();
    }

    private void remember(Key key, Event event) {
        written.put(key, event);
        if (written.size() > REMEMBERED) {
            written.remove(written.keySet().iterator().next());
        }
    }

    private Event event(Happening happening) {
        String pod = happening.pod().getMetadata().getName();
        return new EventBuilder()
                .withNewMetadata()
                .withNamespace(happening.pod().getMetadata().getNamespace())
                .withName(pod + "." + Long.toHexString(unique()))
                .endMetadata()
                .withNewInvolvedObject()
                .withApiVersion("v1")
                .withKind("Pod")
                .withNamespace(happening.pod().getMetadata().getNamespace())
                .withName(pod)
                .withUid(happening.pod().getMetadata().getUid())
                .endInvolvedObject()
                .withType(happening.type())
                .withReason(happening.reason())
                .withMessage(happening.message())
                .withCount(1)
                .withFirstTimestamp(now())
                .withLastTimestamp(now())
                .withReportingComponent("zeroth-node")
                .withReportingInstance(PodStatuses.NODE_NAME)
                .withNewSource("zeroth-node", PodStatuses.NODE_NAME)
                .build();
    }

    private long unique() {
        return ChronoUnit.NANOS.between(java.time.Instant.EPOCH, clock.instant());
    }

    private String now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private record Key(String uid, String reason, String message) {}
}
