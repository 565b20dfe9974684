package zeroth.apiserver;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import zeroth.apiserver.answer.Api;
import zeroth.apiserver.answer.Health;
import zeroth.apiserver.answer.LogEndpoint;
import zeroth.apiserver.answer.ResourceEndpoint;
import zeroth.apiserver.answer.ReviewEndpoint;
import zeroth.apiserver.answer.ScaleEndpoint;
import zeroth.apiserver.definition.Definitions;
import zeroth.apiserver.discovery.DiscoveryEndpoint;
import zeroth.apiserver.garbage.GarbageCollector;
import zeroth.apiserver.garbage.Hands;
import zeroth.apiserver.garbage.NamespaceDeletion;
import zeroth.apiserver.kind.BuiltInKinds;
import zeroth.apiserver.kind.Kinds;
import zeroth.apiserver.logs.PodLogs;
import zeroth.apiserver.openapi.OpenApiEndpoint;
import zeroth.apiserver.resource.Creation;
import zeroth.apiserver.resource.Deletion;
import zeroth.apiserver.resource.Reading;
import zeroth.apiserver.resource.Updates;
import zeroth.apiserver.rule.KindRules;
import zeroth.apiserver.rule.LiveSettings;
import zeroth.apiserver.schema.Schemas;
import zeroth.apiserver.seed.Seeds;
import zeroth.apiserver.store.Following;
import zeroth.apiserver.store.Range;
import zeroth.apiserver.store.Store;
import zeroth.apiserver.table.ServedKinds;
import zeroth.apiserver.watch.Watching;

/** Everything behind the sockets, wired. */
final class Cluster implements AutoCloseable {
    private final Store store;
    private final Api api;
    private final List<Following> followings;

    private Cluster(Store store, Api api, List<Following> followings) {
        this.store = store;
        this.api = api;
        this.followings = followings;
    }

    static Cluster open(Path file, InstantSource clock, PodLogs logs) {
        var store = Store.open(file);
        var kinds = new Kinds(ServedKinds.all());
        var schemas = new Schemas();
        var rules = new KindRules(schemas, new LiveSettings(store));
        var creation = new Creation(store, rules, clock, new SecureRandom());
        var reading = new Reading(store);
        var updates = new Updates(store, rules);
        var deletion = new Deletion(store, rules, clock);
        var hands = new Hands(store, kinds, updates, deletion);
        var definitions = new Definitions(store, kinds, schemas, updates, hands, clock);

        store.list(Range.all(BuiltInKinds.DEFINITIONS)).objects().forEach(it -> definitions.register(it.tree()));
        new Seeds(store, creation, kinds).plant();
        var followings = List.of(
                Following.start(store, Range.all(BuiltInKinds.DEFINITIONS), definitions),
                Following.start(store, Range.everything(), new GarbageCollector(hands)),
                Following.start(store, Range.everything(), new NamespaceDeletion(store, hands)));
        var api = new Api(List.of(
                new Health(),
                new DiscoveryEndpoint(kinds),
                new OpenApiEndpoint(kinds, schemas),
                new ReviewEndpoint(kinds),
                new ScaleEndpoint(kinds, reading, updates),
                new LogEndpoint(kinds, reading, logs, clock),
                new ResourceEndpoint(
                        kinds, schemas, reading, creation, updates, deletion, new Watching(store, clock))));
        return new Cluster(store, api, followings);
    }

    Api api() {
        return api;
    }

    @Override
    public void close() {
        followings.forEach(Following::close);
        store.close();
    }
}
