package zeroth.apiserver.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zeroth.apiserver.kind.Resource;
import zeroth.apiserver.object.Json;
import zeroth.apiserver.object.Metadata;

final class StoreTest {
    private static final Resource THINGS = new Resource("test", "things");
    private static final Range ALL = Range.all(THINGS);

    @TempDir
    Path directory = Path.of("");

    @Test
    void whatWasWrittenIsThereAfterARestart() {
        try (var store = open()) {
            store.create(key("a"), thing("a", 1));
            var b = store.create(key("b"), thing("b", 1)).orElseThrow();
            store.replace(b, thing("b", 2));
            var c = store.create(key("c"), thing("c", 1)).orElseThrow();
            store.remove(c, c.tree());
        }
        try (var store = open()) {
            assertThat(names(store)).containsExactly("a=1", "b=2");
            assertThat(store.revision()).isEqualTo(5);
        }
    }

    @Test
    void onlyTheLatestVersionCanBeReplaced() {
        try (var store = open()) {
            var first = store.create(key("a"), thing("a", 1)).orElseThrow();
            store.replace(first, thing("a", 2));

            assertThat(store.replace(first, thing("a", 3))).isEmpty();
            assertThat(store.remove(first, thing("a", 3))).isEmpty();
            assertThat(store.create(key("a"), thing("a", 4))).isEmpty();
            assertThat(names(store)).containsExactly("a=2");
        }
    }

    @Test
    void aWatchBeginsInThePastAndMissesNothing() throws Exception {
        try (var store = open()) {
            store.create(key("a"), thing("a", 1));
            var then = store.revision();
            var b = store.create(key("b"), thing("b", 1)).orElseThrow();
            try (var watch = store.watch(ALL, then)) {
                store.remove(b, b.tree());

                assertThat(watch.next(Duration.ofSeconds(5))).get().isInstanceOf(Change.Created.class);
                assertThat(watch.next(Duration.ofSeconds(5))).get().isInstanceOf(Change.Deleted.class);
                assertThat(watch.caughtUpTo()).contains(store.revision());
            }
        }
    }

    @Test
    void aVersionOfBeforeTheStartOrOfTheFutureIsGone() {
        try (var store = open()) {
            store.create(key("a"), thing("a", 1));
        }
        try (var store = open()) {
            assertThatThrownBy(() -> store.watch(ALL, 0))
                    .isInstanceOf(GoneException.class)
                    .hasMessage("too old resource version: 0 (1)");
            assertThatThrownBy(() -> store.listAt(ALL, 9)).isInstanceOf(GoneException.class);
        }
    }

    @Test
    void aListOfThePastShowsThePast() throws Exception {
        try (var store = open()) {
            var a = store.create(key("a"), thing("a", 1)).orElseThrow();
            var b = store.create(key("b"), thing("b", 1)).orElseThrow();
            var then = store.revision();
            store.replace(a, thing("a", 2));
            store.remove(b, b.tree());
            store.create(key("c"), thing("c", 1));

            assertThat(store.listAt(ALL, then).objects().stream().map(StoreTest::text))
                    .containsExactly("a=1", "b=1");
        }
    }

    @Test
    void aWatcherThatDoesNotListenLosesItsWatchNotTheServerItsMemory() throws Exception {
        try (var store = open();
                var watch = store.watch(ALL, 0)) {
            writeMany(store, 1100);

            assertThat(watch.hasEnded()).isTrue();
            assertThat(watch.next(Duration.ZERO)).isEmpty();
        }
    }

    @Test
    void manyWritersAreCommittedTogetherAndInOrder() throws Exception {
        try (var store = open();
                var watch = store.watch(ALL, 0)) {
            writeMany(store, 300);

            var revisions = new ArrayList<Long>();
            for (int i = 0; i < 300; i++) {
                revisions.add(watch.next(Duration.ofSeconds(5)).orElseThrow().revision());
            }
            assertThat(revisions).isSorted().doesNotHaveDuplicates();
            assertThat(store.list(ALL).objects()).hasSize(300);
        }
    }

    @Test
    void theFileStaysSmallWhileOneObjectChangesOftenEnough() throws IOException {
        try (var store = open()) {
            var thing = store.create(key("a"), thing("a", 0)).orElseThrow();
            for (int i = 1; i <= 5000; i++) {
                thing = store.replace(thing, thing("a", i)).orElseThrow();
            }
            // Every commit takes about 10 KiB, and what is younger than the retention time stays.
            assertThat(Files.size(file())).isLessThan(24L << 20);
        }
    }

    @Test
    void aFileThatAnotherHasOpenIsRefusedWithASentence() {
        try (var store = open()) {
            assertThat(store.revision()).isZero();
            assertThatThrownBy(this::open)
                    .isInstanceOf(BrokenDataException.class)
                    .hasMessageContaining("is in use by another process");
        }
    }

    @Test
    void aBrokenFileIsRefusedWithASentenceAndLeftAsItIs() throws IOException {
        Files.writeString(file(), "no store at all, ".repeat(1000));

        assertThatThrownBy(this::open)
                .isInstanceOf(BrokenDataException.class)
                .hasMessageContaining("cannot be read: it is damaged");
        assertThat(Files.readString(file(), StandardCharsets.UTF_8)).startsWith("no store at all");
    }

    private void writeMany(Store store, int count) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < count; i++) {
                var name = "n" + i;
                threads.execute(() -> store.create(key(name), thing(name, 1)));
            }
        }
    }

    private Store open() {
        return Store.open(file());
    }

    private Path file() {
        return directory.resolve("objects.mv");
    }

    private static List<String> names(Store store) {
        return store.list(ALL).objects().stream().map(StoreTest::text).toList();
    }

    private static String text(Stored stored) {
        return stored.key().name() + "=" + stored.tree().path("value").asInt();
    }

    private static Key key(String name) {
        return new Key(THINGS, "", name);
    }

    private static ObjectNode thing(String name, int value) {
        var thing = Json.object();
        Metadata.of(thing).set("name", name);
        return thing.put("value", value).put("ballast", "x".repeat(2000));
    }
}
