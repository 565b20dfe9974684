package zeroth.apiserver.resource;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import zeroth.apiserver.refusal.Refusal;
import zeroth.apiserver.store.Stored;

/** The end of a page: which revision the list shows, and its last object. */
public record Continuation(long revision, String namespace, String name) {
    private static final Comparator<String[]> ORDER =
            Comparator.<String[], String>comparing(place -> place[0] + "/").thenComparing(place -> place[1]);

    static Continuation parse(String token) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            var parts = text.split("/", -1);
            return new Continuation(Long.parseLong(parts[0]), parts[1], parts[2]);
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw Refusal.badRequest("continue key is not valid");
        }
    }

    public String token() {
        var text = revision + "/" + namespace + "/" + name;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    boolean isAfter(Stored object) {
        var place = new String[] {object.key().namespace(), object.key().name()};
        return ORDER.compare(place, new String[] {namespace, name}) > 0;
    }
}
