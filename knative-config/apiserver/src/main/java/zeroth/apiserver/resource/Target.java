package zeroth.apiserver.resource;

import java.util.Optional;
import zeroth.apiserver.kind.Kind;
import zeroth.apiserver.refusal.Refusal;
import zeroth.apiserver.store.Key;
import zeroth.apiserver.store.Range;

/** What a path means: a kind, in a namespace or in all, and all objects or one, or a part of it. */
public record Target(Kind kind, Optional<String> namespace, Optional<String> name, Optional<String> subresource) {

    public Key key() {
        return keyOf(name.orElseThrow(Refusal::methodNotAllowed));
    }

    Key keyOf(String objectName) {
        return new Key(kind.resource(), namespace.orElse(""), objectName);
    }

    public Range range() {
        return namespace.map(in -> Range.in(kind.resource(), in)).orElseGet(() -> Range.all(kind.resource()));
    }

    public Refusal.Subject subject() {
        return kind.named(name.orElse(""));
    }
}
