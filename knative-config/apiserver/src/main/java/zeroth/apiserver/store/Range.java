package zeroth.apiserver.store;

import zeroth.apiserver.kind.Resource;

/** All objects of a resource, or those of it in one namespace: whose paths begin alike. */
public record Range(String prefix) {

    public static Range all(Resource resource) {
        return new Range(resource.group() + "/" + resource.plural() + "/");
    }

    public static Range in(Resource resource, String namespace) {
        return new Range(all(resource).prefix() + namespace + "/");
    }

    public static Range everything() {
        return new Range("");
    }

    boolean contains(String path) {
        return path.startsWith(prefix);
    }
}
