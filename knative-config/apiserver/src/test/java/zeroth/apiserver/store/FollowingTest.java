package zeroth.apiserver.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zeroth.apiserver.kind.Resource;
import zeroth.apiserver.object.Json;

final class FollowingTest {
    private static final Resource THINGS = new Resource("test", "things");

    @TempDir
    private Path directory = Path.of("");

    @Test
    void whoeverTheDiskRefusedBeginsAnewAsSoonAsItTakesWritesAgain() {
        var seen = new CopyOnWriteArrayList<String>();
        try (var store = Store.open(directory.resolve("objects.mv"));
                var following = Following.start(store, Range.all(THINGS), refusedOnce(seen))) {
            assertThat(following).isNotNull();
            await().until(() -> seen.equals(List.of("begins with 0")));
            create(store, "a");
            await().until(() -> seen.size() == 2);

            create(store, "b");

            await().until(() -> seen.size() == 3);
            create(store, "c");
            await().until(() -> seen.size() == 4);
            assertThat(seen).containsExactly("begins with 0", "is refused", "begins with 2", "follows");
        }
    }

    private static Follower refusedOnce(List<String> seen) {
        return new Follower() {
            @Override
            public void begin(Snapshot all) {
                seen.add("begins with " + all.objects().size());
            }

            @Override
            public void follow(Change change) {
                if (seen.size() == 1) {
                    seen.add("is refused");
                    throw new WriteFailedException("the disk is full");
                }
                seen.add("follows");
            }
        };
    }

    private static void create(Store store, String name) {
        var thing = Json.object();
        thing.putObject("metadata").put("name", name);
        store.create(new Key(THINGS, "", name), thing);
    }
}
