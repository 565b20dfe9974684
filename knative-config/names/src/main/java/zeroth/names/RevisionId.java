package zeroth.names;

/** A Revision's namespace and name, the key by which data plane and autoscaler speak of it. */
public record RevisionId(String namespace, String name) {
    @Override
    public String toString() {
        return namespace + "/" + name;
    }
}
