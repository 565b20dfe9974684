package zeroth.apiserver.resource;

import zeroth.apiserver.kind.BuiltInKinds;
import zeroth.apiserver.refusal.Refusal;
import zeroth.apiserver.store.Key;
import zeroth.apiserver.store.Store;

/** The rule that objects live only in namespaces that live. */
record Namespaces(Store store) {

    void requireLiving(Target target, String objectName) {
        target.namespace().ifPresent(namespace -> requireLiving(target, objectName, namespace));
    }

    private void requireLiving(Target target, String objectName, String namespace) {
        var found = store.latest(new Key(BuiltInKinds.NAMESPACES, "", namespace))
                .orElseThrow(() -> Refusal.notFound(BuiltInKinds.NAMESPACES.named(namespace)));
        if (found.facts().isBeingDeleted()) {
            throw Refusal.forbidden(
                    target.kind().named(objectName),
                    "unable to create new content in namespace " + namespace + " because it is being terminated");
        }
    }
}
