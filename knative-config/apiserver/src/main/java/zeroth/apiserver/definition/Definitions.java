package zeroth.apiserver.definition;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import zeroth.apiserver.garbage.Hands;
import zeroth.apiserver.kind.BuiltInKinds;
import zeroth.apiserver.kind.Kind;
import zeroth.apiserver.kind.Kinds;
import zeroth.apiserver.object.Json;
import zeroth.apiserver.resource.FieldValidation;
import zeroth.apiserver.resource.Target;
import zeroth.apiserver.resource.Updates;
import zeroth.apiserver.schema.Schemas;
import zeroth.apiserver.store.Change;
import zeroth.apiserver.store.Follower;
import zeroth.apiserver.store.Range;
import zeroth.apiserver.store.Snapshot;
import zeroth.apiserver.store.Store;
import zeroth.apiserver.store.Stored;

/** Keeps the table of kinds equal to the stored definitions. Confined to its following's thread. */
public final class Definitions implements Follower {
    /** As upstream's: holds a definition until its objects are gone. */
    public static final String FINALIZER = "customresourcecleanup.apiextensions.k8s.io";

    private final Store store;
    private final Kinds kinds;
    private final Schemas schemas;
    private final Updates updates;
    private final Hands hands;
    private final InstantSource clock;

    public Definitions(Store store, Kinds kinds, Schemas schemas, Updates updates, Hands hands, InstantSource clock) {
        this.store = store;
        this.kinds = kinds;
        this.schemas = schemas;
        this.updates = updates;
        this.hands = hands;
        this.clock = clock;
    }

    @Override
    public void begin(Snapshot all) {
        all.objects().forEach(this::consider);
    }

    @Override
    public void follow(Change change) {
        switch (change) {
            case Change.Created created -> consider(created.object());
            case Change.Updated updated -> consider(updated.object());
            case Change.Deleted deleted -> forget(deleted.object().tree());
        }
    }

    /** Makes what a definition says known, before anyone can ask for it. */
    public void register(ObjectNode definition) {
        DefinedKinds.of(definition).forEach(kinds::register);
        Json.elements(Json.at(definition, "spec", "versions"))
                .forEach(version -> DefinedKinds.of(definition).stream()
                        .filter(kind ->
                                kind.version().equals(version.path("name").asText()))
                        .forEach(kind -> schemas.define(kind, Json.at(version, "schema", "openAPIV3Schema"))));
    }

    private void consider(Stored stored) {
        var definition = stored.tree();
        register(definition);
        if (stored.facts().isBeingDeleted()) {
            deleteObjects(stored);
        } else if (!isEstablished(definition)) {
            establish(stored);
        }
    }

    private void deleteObjects(Stored stored) {
        var objects =
                store.list(Range.all(DefinedKinds.resource(stored.tree()))).objects();
        objects.forEach(hands::delete);
        hands.removeFinalizer(stored, FINALIZER);
    }

    private void forget(ObjectNode definition) {
        DefinedKinds.of(definition).forEach(schemas::forget);
        kinds.unregister(DefinedKinds.resource(definition));
    }

    private static boolean isEstablished(ObjectNode definition) {
        return Json.elements(Json.at(definition, "status", "conditions"))
                .anyMatch(condition -> condition.path("type").asText().equals("Established"));
    }

    private void establish(Stored stored) {
        var kind = kinds.find(BuiltInKinds.DEFINITIONS).orElseThrow();
        var target = new Target(kind, Optional.empty(), Optional.of(stored.key().name()), Optional.of("status"));
        updates.edit(target, this::established, FieldValidation.IGNORE);
    }

    private ObjectNode established(ObjectNode definition) {
        var status = Json.object();
        status.set("acceptedNames", Json.at(definition, "spec", "names").deepCopy());
        status.set(
                "storedVersions",
                Json.array(
                        DefinedKinds.of(definition).stream().map(Kind::version).toList()));
        var conditions = status.putArray("conditions");
        List.of("NamesAccepted", "Established")
                .forEach(type -> conditions
                        .addObject()
                        .put("type", type)
                        .put("status", "True")
                        .put("reason", type.equals("Established") ? "InitialNamesAccepted" : "NoConflicts")
                        .put("message", "the definition is served")
                        .put(
                                "lastTransitionTime",
                                clock.instant().truncatedTo(ChronoUnit.SECONDS).toString()));
        definition.set("status", status);
        return definition;
    }
}
