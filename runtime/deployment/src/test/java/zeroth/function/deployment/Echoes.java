package zeroth.function.deployment;

import io.quarkus.funqy.Context;
import io.quarkus.funqy.Funq;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import zeroth.function.CloudEvent;
import zeroth.function.CloudEventBuilder;
import zeroth.function.CloudEventMapping;
import zeroth.function.EventAttribute;
import zeroth.function.PermanentEventException;
import zeroth.function.RetryableEventException;

/** One function for each shape that a function can have. */
public class Echoes {
    static final OffsetDateTime NOON = OffsetDateTime.parse("2026-09-21T12:00:00Z");

    public record Order(@Nullable String item, int count) {}

    /** Counts what one request does. */
    @RequestScoped
    public static class Visits {
        private int count;

        int next() {
            return ++count;
        }
    }

    @Inject
    Visits visits;

    @Funq
    public Order order(Order order) {
        return new Order(order.item(), order.count() + 1);
    }

    @Funq
    public String text(String text) {
        return "<" + text + ">";
    }

    @Funq
    public byte[] bytes(byte[] bytes) {
        return bytes;
    }

    @Funq
    public CloudEvent<byte[]> asItCame(CloudEvent<byte[]> event) {
        byte @Nullable [] data = event.data();
        var copy = CloudEventBuilder.create()
                .id("copy")
                .source("/copy")
                .type("copied")
                .subject(String.valueOf(event.subject()))
                .time(NOON)
                .extensions(event.extensions());
        return data == null
                ? copy.build(new byte[0], "text/plain")
                : copy.build(data, String.valueOf(event.dataContentType()));
    }

    @Funq
    public CloudEvent<Void> bare(CloudEvent<Order> event) {
        return CloudEventBuilder.create().type("bare.done").build();
    }

    @Funq
    public void silent(Order order) {}

    @Funq
    public @Nullable Order nothing(Order order) {
        return null;
    }

    @Funq
    public @Nullable CloudEvent<Order> nothingEvent(Order order) {
        return null;
    }

    @Funq
    public String dataless(CloudEvent<Void> event) {
        return String.valueOf(event.type());
    }

    @Funq
    public String subject(CloudEvent<String> event) {
        return String.valueOf(event.subject());
    }

    @Funq
    public Uni<Order> later(Order order) {
        return Uni.createFrom().item(order).onItem().delayIt().by(Duration.ofMillis(20));
    }

    @Funq
    public CompletionStage<CloudEvent<Order>> stage(Order order) {
        return CompletableFuture.supplyAsync(() -> CloudEventBuilder.create().build(order));
    }

    @Funq
    public List<String> context(Map<String, String> data, @Context CloudEvent<Map<String, String>> event) {
        return List.of(String.valueOf(event.id()), String.valueOf(data.equals(event.data())));
    }

    @Funq
    @SuppressWarnings("rawtypes") // As Funqy's users write it.
    public String beside(Map<String, String> data, @Context CloudEvent event) {
        return data + " of " + event.type();
    }

    @Funq
    public String noInput() {
        return "called";
    }

    @Funq
    @NonBlocking
    public String eventLoop() {
        return Thread.currentThread().getName();
    }

    @Funq
    @RunOnVirtualThread
    public boolean virtual() {
        return Thread.currentThread().isVirtual();
    }

    @Funq
    public String worker() {
        return Thread.currentThread().getName();
    }

    @Funq
    public Uni<Integer> visits() {
        visits.next();
        return Uni.createFrom().item(() -> visits.next());
    }

    @Funq
    @CloudEventMapping(
            trigger = "tiered",
            responseType = "tiered.gold",
            responseSource = "/gold",
            attributes = @EventAttribute(name = "tier", value = "gold"))
    public String gold() {
        return "gold";
    }

    @Funq
    @CloudEventMapping(trigger = "tiered", attributes = @EventAttribute(name = "tier", value = "silver"))
    public String silver() {
        return "silver";
    }

    @Funq
    public void permanent() {
        throw new PermanentEventException("no such account: \"7\" " + "x".repeat(2_000));
    }

    @Funq
    public Uni<Void> transientLater() {
        return Uni.createFrom().failure(new RetryableEventException("the bank is closed", Duration.ofMillis(1_500)));
    }

    @Funq
    public CompletionStage<Void> broken() {
        return CompletableFuture.failedStage(new IllegalArgumentException("secret"));
    }

    @Funq
    public String fails() {
        throw new IllegalStateException("not today");
    }

    @Funq
    public Uni<String> failsLater() {
        return Uni.createFrom().failure(new IllegalStateException("not today"));
    }

    @Funq
    public CloudEvent<String> badReply() {
        return CloudEventBuilder.create().extensions(Map.of("not-a-name", "x")).build("data");
    }
}
