package zeroth.apiserver.store;

import zeroth.apiserver.kind.Resource;

/** The address of one object. The namespace of an object of the cluster is empty. */
public record Key(Resource resource, String namespace, String name) {

    /** Keys in this order are objects in the order of a list. No part can contain a slash. */
    String path() {
        return Range.all(resource).prefix() + namespace + "/" + name;
    }

    static Key parse(String path) {
        var parts = path.split("/", -1);
        return new Key(new Resource(parts[0], parts[1]), parts[2], parts[3]);
    }
}
