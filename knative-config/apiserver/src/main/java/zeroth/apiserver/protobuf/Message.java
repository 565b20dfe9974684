package zeroth.apiserver.protobuf;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import zeroth.apiserver.object.Json;

/** A message of Kubernetes' {@code generated.proto} files: what its fields become in JSON, by number. */
record Message(Map<Integer, Field> fields) {
    private static final int KEY = 1;
    private static final int VALUE = 2;

    Message {
        fields = Map.copyOf(fields);
    }

    /** One value, from the wire into an object. */
    @FunctionalInterface
    interface Field {
        void read(CodedInputStream in, ObjectNode into) throws IOException;
    }

    /** Fields that are not known are refused, since to leave one out would be to store something else. */
    ObjectNode read(byte[] bytes) throws IOException {
        var in = CodedInputStream.newInstance(bytes);
        var object = Json.object();
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            var number = WireFormat.getTagFieldNumber(tag);
            var field = fields.get(number);
            if (field == null) {
                throw new IOException("the field of number " + number + " is not known here");
            }
            field.read(in, object);
        }
        return object;
    }

    /** Empty is left out, as JSON does. */
    static Field text(String name) {
        return (in, into) -> {
            var text = in.readString();
            if (!text.isEmpty()) {
                into.put(name, text);
            }
        };
    }

    static Field texts(String name) {
        return (in, into) -> into.withArray("/" + name).add(in.readString());
    }

    static Field flag(String name) {
        return (in, into) -> into.put(name, in.readBool());
    }

    static Field object(String name, Message message) {
        return (in, into) -> into.set(name, message.read(in.readByteArray()));
    }

    static Field textMap(String name) {
        return (in, into) -> entry(in.readByteArray(), Json.child(into, name), CodedInputStream::readString);
    }

    /** In JSON, bytes are base64. */
    static Field bytesMap(String name) {
        return (in, into) -> entry(
                in.readByteArray(),
                Json.child(into, name),
                entry -> Base64.getEncoder().encodeToString(entry.readByteArray()));
    }

    /** Set by the server alone. */
    static Field ofTheServer() {
        return (in, into) -> in.skipField(in.getLastTag());
    }

    private static void entry(byte[] bytes, ObjectNode map, Value value) throws IOException {
        var in = CodedInputStream.newInstance(bytes);
        var key = "";
        var text = "";
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case KEY -> key = in.readString();
                case VALUE -> text = value.read(in);
                default -> in.skipField(tag);
            }
        }
        map.put(key, text);
    }

    private interface Value {
        String read(CodedInputStream in) throws IOException;
    }
}
