package zeroth.apiserver.protobuf;

import static zeroth.apiserver.protobuf.Message.bytesMap;
import static zeroth.apiserver.protobuf.Message.flag;
import static zeroth.apiserver.protobuf.Message.object;
import static zeroth.apiserver.protobuf.Message.ofTheServer;
import static zeroth.apiserver.protobuf.Message.text;
import static zeroth.apiserver.protobuf.Message.textMap;
import static zeroth.apiserver.protobuf.Message.texts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import zeroth.apiserver.refusal.Refusal;

/** The body of a request in protobuf: four bytes of magic, then the kind and the object in an envelope. */
public final class ProtobufObject {
    public static final String MEDIA_TYPE = "application/vnd.kubernetes.protobuf";

    private static final byte[] MAGIC = {'k', '8', 's', 0};

    private static final Message METADATA = new Message(Map.ofEntries(
            Map.entry(1, text("name")),
            Map.entry(2, text("generateName")),
            Map.entry(3, text("namespace")),
            Map.entry(4, ofTheServer()), // selfLink
            Map.entry(5, ofTheServer()), // uid
            Map.entry(6, ofTheServer()), // resourceVersion
            Map.entry(7, ofTheServer()), // generation
            Map.entry(8, ofTheServer()), // creationTimestamp
            Map.entry(11, textMap("labels")),
            Map.entry(12, textMap("annotations")),
            Map.entry(14, texts("finalizers")),
            Map.entry(17, ofTheServer()))); // managedFields
    private static final Map<String, Message> KINDS = Map.of(
            "ConfigMap",
            new Message(Map.of(
                    1, object("metadata", METADATA),
                    2, textMap("data"),
                    3, bytesMap("binaryData"),
                    4, flag("immutable"))),
            "Secret",
            new Message(Map.of(
                    1, object("metadata", METADATA),
                    2, bytesMap("data"),
                    3, text("type"),
                    4, textMap("stringData"),
                    5, flag("immutable"))),
            "Namespace",
            new Message(Map.of(
                    1,
                    object("metadata", METADATA),
                    2,
                    object("spec", new Message(Map.of(1, texts("finalizers")))),
                    3,
                    ofTheServer())));
    private static final Message TYPE = new Message(Map.of(1, text("apiVersion"), 2, text("kind")));
    private static final Message ENVELOPE = new Message(Map.of(
            1,
            object("type", TYPE),
            2,
            (in, into) -> into.put("raw", in.readByteArray()),
            3,
            text("contentEncoding"),
            4,
            text("contentType")));

    private ProtobufObject() {}

    public static ObjectNode read(byte[] body) {
        if (body.length < MAGIC.length || !Arrays.equals(MAGIC, Arrays.copyOf(body, MAGIC.length))) {
            throw Refusal.badRequest("the body of the request is no Kubernetes protobuf: it does not begin with k8s");
        }
        try {
            return opened(ENVELOPE.read(Arrays.copyOfRange(body, MAGIC.length, body.length)));
        } catch (IOException e) {
            throw Refusal.badRequest("the body of the request is no protobuf that is understood: " + e.getMessage());
        }
    }

    private static ObjectNode opened(ObjectNode envelope) throws IOException {
        var type = envelope.path("type");
        var kind = type.path("kind").asText();
        var message = KINDS.get(kind);
        if (message == null || !type.path("apiVersion").asText().equals("v1")) {
            throw Refusal.unsupportedMediaType("a " + kind + " is not understood in " + MEDIA_TYPE
                    + ", only ConfigMap, Secret and Namespace are; send application/json");
        }
        var raw = envelope.path("raw");
        return message.read(raw.isBinary() ? raw.binaryValue() : new byte[0])
                .put("apiVersion", "v1")
                .put("kind", kind);
    }
}
