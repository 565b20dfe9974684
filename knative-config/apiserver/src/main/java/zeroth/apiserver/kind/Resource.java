package zeroth.apiserver.kind;

import zeroth.apiserver.refusal.Refusal;

/** Where objects of a kind live: the group and the plural, whatever the version. */
public record Resource(String group, String plural) {

    public Refusal.Subject named(String name) {
        return new Refusal.Subject(group, plural, name);
    }

    /** {@code services.serving.knative.dev}, {@code pods}. */
    @Override
    public String toString() {
        return group.isEmpty() ? plural : plural + "." + group;
    }
}
