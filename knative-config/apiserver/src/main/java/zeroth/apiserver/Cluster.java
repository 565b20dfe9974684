package zeroth.apiserver;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import zeroth.apiserver.answer.Api;
import zeroth.apiserver.answer.Health;
import zeroth.apiserver.answer.ResourceEndpoint;
import zeroth.apiserver.answer.ScaleEndpoint;
import zeroth.apiserver.kind.BuiltInKinds;
import zeroth.apiserver.kind.Kinds;
import zeroth.apiserver.kind.KnativeKinds;
import zeroth.apiserver.logs.PodLogs;
import zeroth.apiserver.resource.Creation;
import zeroth.apiserver.resource.Deletion;
import zeroth.apiserver.resource.Reading;
import zeroth.apiserver.resource.Updates;
import zeroth.apiserver.seed.Seeds;
import zeroth.apiserver.store.Store;
import zeroth.apiserver.watch.Watching;

/** Everything behind the sockets, wired. */
final class Cluster implements AutoCloseable {
    private final Store store;
    private final Api api;

    private Cluster(Store store, Api api) {
        this.store = store;
        this.api = api;
    }

    static Cluster open(Path file, InstantSource clock, PodLogs logs) {
        var store = Store.open(file);
        var kinds = new Kinds(Stream.concat(BuiltInKinds.all().stream(), KnativeKinds.all().stream())
                .toList());
        var rules = new KindRules();
        var creation = new Creation(store, rules, clock, new SecureRandom());
        new Seeds(store, creation, kinds).plant();
        var reading = new Reading(store);
        var updates = new Updates(store, rules);
        var resources = new ResourceEndpoint(
                kinds, reading, creation, updates, new Deletion(store, rules, clock), new Watching(store, clock));
        return new Cluster(
                store, new Api(List.of(new Health(), new ScaleEndpoint(kinds, reading, updates), resources)));
    }

    Api api() {
        return api;
    }

    @Override
    public void close() {
        store.close();
    }
}
