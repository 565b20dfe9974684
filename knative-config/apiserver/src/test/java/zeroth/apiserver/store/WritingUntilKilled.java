package zeroth.apiserver.store;

import java.nio.file.Path;
import zeroth.apiserver.kind.Resource;
import zeroth.apiserver.object.Json;
import zeroth.apiserver.object.Metadata;

/** A process that says the name of each object as soon as the store has taken it. */
final class WritingUntilKilled {
    static final Resource THINGS = new Resource("test", "things");

    private WritingUntilKilled() {}

    public static void main(String[] arguments) {
        try (var store = Store.open(Path.of(arguments[0]))) {
            for (int i = 0; ; i++) {
                var object = Json.object();
                Metadata.of(object).set("name", "n" + i);
                store.create(new Key(THINGS, "", "n" + i), object);
                System.out.println("n" + i);
            }
        }
    }
}
