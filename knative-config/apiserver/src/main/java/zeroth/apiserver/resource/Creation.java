package zeroth.apiserver.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import zeroth.apiserver.kind.Kind;
import zeroth.apiserver.object.Metadata;
import zeroth.apiserver.refusal.Refusal;
import zeroth.apiserver.store.Store;

/** Makes new objects. */
public final class Creation {
    /** As Kubernetes': no vowels, so that no words appear. */
    private static final String ALPHABET = "bcdfghjklmnpqrstvwxz2456789";

    private static final int SUFFIX = 5;
    private static final int ATTEMPTS = 8;

    private final Store store;
    private final Namespaces namespaces;
    private final Rules rules;
    private final InstantSource clock;
    private final RandomGenerator random;

    public Creation(Store store, Rules rules, InstantSource clock, RandomGenerator random) {
        this.store = store;
        this.namespaces = new Namespaces(store);
        this.rules = rules;
        this.clock = clock;
        this.random = random;
    }

    public Written create(Target target, ObjectNode body, FieldValidation validation) {
        Envelope.check(body, target);
        var metadata = Metadata.of(body);
        requireName(metadata, target.kind());
        requireNoVersion(metadata);
        namespaces.requireLiving(target, metadata.name());
        var checked = rules.check(target.kind(), body, validation);
        var fresh = begin(target.kind(), checked.object());
        return storedUnder(freeName(fresh), target, fresh, checked.warnings());
    }

    private Written storedUnder(boolean generated, Target target, ObjectNode fresh, List<String> warnings) {
        var attempts = generated ? ATTEMPTS : 1;
        for (int i = 0; i < attempts; i++) {
            var named = generated ? withGeneratedName(fresh) : fresh;
            var admitted = rules.admitCreation(target.kind(), named);
            var created =
                    store.create(target.keyOf(Metadata.of(admitted.object()).name()), admitted.object());
            if (created.isPresent()) {
                return new Written(created.get(), Checked.joined(warnings, admitted.warnings()));
            }
        }
        throw Refusal.alreadyExists(target.kind().named(Metadata.of(fresh).name()));
    }

    private static boolean freeName(ObjectNode object) {
        return Metadata.of(object).name().isEmpty();
    }

    private ObjectNode withGeneratedName(ObjectNode object) {
        var named = object.deepCopy();
        var metadata = Metadata.of(named);
        metadata.set("name", metadata.node().path("generateName").asText() + suffix());
        return named;
    }

    private String suffix() {
        var suffix = new StringBuilder();
        for (int i = 0; i < SUFFIX; i++) {
            suffix.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return suffix.toString();
    }

    private ObjectNode begin(Kind kind, ObjectNode object) {
        var metadata = Metadata.of(object);
        metadata.node().remove(List.of("selfLink", "managedFields", "deletionTimestamp", "deletionGracePeriodSeconds"));
        metadata.set("uid", UUID.randomUUID().toString()).setTime("creationTimestamp", clock.instant());
        if (kind.has(Kind.Feature.GENERATION)) {
            metadata.setGeneration(1);
        } else {
            metadata.node().remove("generation");
        }
        if (kind.has(Kind.Feature.STATUS)) {
            object.remove("status");
        }
        return object;
    }

    private static void requireName(Metadata metadata, Kind kind) {
        if (metadata.name().isEmpty()
                && metadata.node().path("generateName").asText("").isEmpty()) {
            throw Refusal.invalid(
                    kind.title(),
                    kind.named(""),
                    List.of(Refusal.Cause.required("metadata.name", "name or generateName is required")));
        }
    }

    private static void requireNoVersion(Metadata metadata) {
        if (!metadata.resourceVersion().isEmpty()) {
            throw Refusal.badRequest("resourceVersion should not be set on objects to be created");
        }
    }
}
