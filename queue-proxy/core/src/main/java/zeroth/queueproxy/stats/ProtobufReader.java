package zeroth.queueproxy.stats;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Reads a protobuf message field by field, and never beyond its end. Confined to one thread.
 *
 * <p>{@link #next} moves to a field; then exactly one of the others takes its value.
 */
final class ProtobufReader {
    static final int VARINT = 0;
    static final int FIXED64 = 1;
    static final int BYTES = 2;
    static final int FIXED32 = 5;

    private static final int LONGEST_VARINT = 10;

    private final ByteBuffer in;
    private int field;
    private int type;

    private ProtobufReader(ByteBuffer in) {
        this.in = in.order(ByteOrder.LITTLE_ENDIAN);
    }

    static ProtobufReader of(byte[] message, int atMost) {
        if (message.length > atMost) {
            throw new MalformedStats("message: " + message.length + " bytes (expected: at most " + atMost + ")");
        }
        return new ProtobufReader(ByteBuffer.wrap(message));
    }

    /** Moves to the next field; false at the end. */
    boolean next() {
        if (!in.hasRemaining()) {
            return false;
        }
        int tag = (int) varint();
        field = tag >>> 3;
        type = tag & 7;
        return true;
    }

    int field() {
        return field;
    }

    String text() {
        ByteBuffer bytes = bytes();
        return StandardCharsets.UTF_8.decode(bytes).toString();
    }

    double number() {
        expect(FIXED64);
        return read(8).getDouble();
    }

    long integer() {
        expect(VARINT);
        return varint();
    }

    ProtobufReader message() {
        return new ProtobufReader(bytes());
    }

    void skip() {
        switch (type) {
            case VARINT -> varint();
            case FIXED64 -> read(8);
            case BYTES -> bytes();
            case FIXED32 -> read(4);
            default -> throw new MalformedStats("field " + field + ": wire type " + type + " (expected: 0, 1, 2 or 5)");
        }
    }

    private ByteBuffer bytes() {
        expect(BYTES);
        long length = varint();
        if (length < 0 || length > in.remaining()) {
            throw truncated();
        }
        return read((int) length);
    }

    private ByteBuffer read(int length) {
        if (length > in.remaining()) {
            throw truncated();
        }
        ByteBuffer slice = in.slice(in.position(), length).order(ByteOrder.LITTLE_ENDIAN);
        in.position(in.position() + length);
        return slice;
    }

    private long varint() {
        try {
            long value = 0;
            for (int i = 0; i < LONGEST_VARINT; i++) {
                byte next = in.get();
                value |= (next & 0x7fL) << (7 * i);
                if (next >= 0) {
                    return value;
                }
            }
            throw new MalformedStats("field " + field + ": a number of more than " + LONGEST_VARINT + " bytes");
        } catch (BufferUnderflowException e) {
            throw truncated();
        }
    }

    private void expect(int wanted) {
        if (type != wanted) {
            throw new MalformedStats("field " + field + ": wire type " + type + " (expected: " + wanted + ")");
        }
    }

    private MalformedStats truncated() {
        return new MalformedStats("field " + field + ": the message ends within it");
    }
}
