package zeroth.queueproxy.stats;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes the few kinds of protobuf fields that statistics have. As proto3 does, it leaves out what is zero or empty. */
final class ProtobufWriter {
    private static final int CONTINUES = 0x80;
    private static final int DOUBLE_BYTES = 8;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(64);

    ProtobufWriter text(int field, String text) {
        return text.isEmpty() ? this : message(field, text.getBytes(StandardCharsets.UTF_8));
    }

    ProtobufWriter number(int field, double number) {
        if (number != 0) {
            tag(field, ProtobufReader.FIXED64);
            long bits = Double.doubleToRawLongBits(number);
            for (int i = 0; i < DOUBLE_BYTES; i++) {
                out.write((int) (bits >>> (8 * i)));
            }
        }
        return this;
    }

    ProtobufWriter message(int field, byte[] message) {
        tag(field, ProtobufReader.BYTES);
        varint(message.length);
        out.writeBytes(message);
        return this;
    }

    byte[] bytes() {
        return out.toByteArray();
    }

    private void tag(int field, int type) {
        varint((field << 3) | type);
    }

    private void varint(int value) {
        int rest = value;
        while (rest >= CONTINUES) {
            out.write((rest & 0x7f) | CONTINUES);
            rest >>>= 7;
        }
        out.write(rest);
    }
}
