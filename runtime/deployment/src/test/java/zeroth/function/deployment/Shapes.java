package zeroth.function.deployment;

import io.cloudevents.CloudEventData;
import io.quarkus.funqy.Context;
import io.quarkus.funqy.Funq;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Locale;
import zeroth.function.CloudEvent;
import zeroth.function.CloudEventBuilder;

/** Functions of the less common shapes. */
public class Shapes {
    public record Purchase(String item) {}

    public record Page<T>(List<T> items, String next) {}

    @Funq
    public io.cloudevents.CloudEvent sdk(io.cloudevents.CloudEvent event) {
        return event;
    }

    @Funq
    public CloudEventData sdkData(CloudEventData data) {
        return data;
    }

    @Funq
    public String sdkContext(String data, @Context io.cloudevents.CloudEvent event) {
        return event.getType() + " " + data;
    }

    @Funq
    public Multi<Integer> many(int count) {
        return Multi.createFrom().range(1, count + 1);
    }

    @Funq
    public List<CloudEvent<Integer>> list(List<CloudEvent<Integer>> events) {
        return events.stream().map(Shapes::copy).toList();
    }

    @Funq
    public Uni<List<CloudEvent<Integer>>> laterList(List<CloudEvent<Integer>> events) {
        return Uni.createFrom().item(() -> list(events));
    }

    @Funq
    public List<io.cloudevents.CloudEvent> sdkList(List<io.cloudevents.CloudEvent> events) {
        return events;
    }

    @Funq
    public Page<Purchase> generic(Page<Purchase> page) {
        var items = page.items().stream()
                .map(purchase -> new Purchase(purchase.item().toUpperCase(Locale.ROOT)))
                .toList();
        return new Page<>(items, page.next());
    }

    @Funq
    public CloudEvent<Void> purchase(CloudEvent<Purchase> event) {
        return CloudEventBuilder.create().type("purchased").build();
    }

    @Funq
    public Multi<String> endless() {
        return Multi.createBy().repeating().supplier(() -> "x").indefinitely();
    }

    @Funq
    public Unwritable unwritable() {
        return new Unwritable("");
    }

    /** Fails when it is written, by more than an exception. */
    public record Unwritable(String text) {
        @Override
        public String text() {
            if (text.isEmpty()) {
                throw new LinkageError("no such class");
            }
            return text;
        }
    }

    private static CloudEvent<Integer> copy(CloudEvent<Integer> event) {
        Integer data = event.data();
        return CloudEventBuilder.create().build(data == null ? 0 : data);
    }
}
