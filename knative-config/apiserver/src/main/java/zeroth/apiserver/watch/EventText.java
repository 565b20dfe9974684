package zeroth.apiserver.watch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import zeroth.apiserver.kind.Kind;
import zeroth.apiserver.object.Json;
import zeroth.apiserver.object.Metadata;
import zeroth.apiserver.refusal.Refusal;
import zeroth.apiserver.store.Stored;

/** How one watch writes its events: each object whole, or as its client wants to see it. */
public record EventText(Kind kind, Presentation presentation) {

    byte[] event(String type, Stored object) {
        return framed(type, presentation.of(object));
    }

    byte[] bookmark(long revision) {
        return framed("BOOKMARK", presentation.bookmark(bare(revision, Optional.empty())));
    }

    /** The bookmark that ends the objects that were there already. */
    byte[] endOfInitial(long revision) {
        return framed("BOOKMARK", presentation.bookmark(bare(revision, Optional.of("k8s.io/initial-events-end"))));
    }

    static byte[] error(Refusal refusal) {
        return framed("ERROR", Json.bytes(refusal.status()));
    }

    private ObjectNode bare(long revision, Optional<String> annotation) {
        var object = Json.object().put("kind", kind.name()).put("apiVersion", kind.apiVersion());
        var metadata = Metadata.of(object).set("resourceVersion", Long.toString(revision));
        annotation.ifPresent(name -> metadata.node().putObject("annotations").put(name, "true"));
        return object;
    }

    private static byte[] framed(String type, byte[] object) {
        var text = new ByteArrayOutputStream(object.length + 40);
        text.writeBytes(("{\"type\":\"" + type + "\",\"object\":").getBytes(StandardCharsets.UTF_8));
        text.writeBytes(object);
        text.writeBytes("}\n".getBytes(StandardCharsets.UTF_8));
        return text.toByteArray();
    }
}
