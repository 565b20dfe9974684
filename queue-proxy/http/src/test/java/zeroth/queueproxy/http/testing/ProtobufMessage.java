package zeroth.queueproxy.http.testing;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A protobuf message of which only the wire format is known: fields by number. */
public record ProtobufMessage(Map<Integer, List<Object>> fields) {
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int BYTES = 2;

    public static ProtobufMessage parse(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        Map<Integer, List<Object>> fields = new TreeMap<>();
        while (in.hasRemaining()) {
            int tag = (int) varint(in);
            fields.computeIfAbsent(tag >> 3, fresh -> new ArrayList<>()).add(value(tag & 7, in));
        }
        return new ProtobufMessage(fields);
    }

    public List<ProtobufMessage> messages(int field) {
        return all(field).stream().map(bytes -> parse((byte[]) bytes)).toList();
    }

    public ProtobufMessage message(int field) {
        return messages(field).getFirst();
    }

    public String text(int field) {
        return new String((byte[]) all(field).getFirst(), StandardCharsets.UTF_8);
    }

    public long number(int field) {
        return (Long) all(field).getFirst();
    }

    public double real(int field) {
        return Double.longBitsToDouble(number(field));
    }

    /** Of eight bytes each. */
    public List<Long> packed(int field) {
        ByteBuffer in = ByteBuffer.wrap((byte[]) all(field).getFirst()).order(ByteOrder.LITTLE_ENDIAN);
        List<Long> numbers = new ArrayList<>();
        while (in.hasRemaining()) {
            numbers.add(in.getLong());
        }
        return numbers;
    }

    private List<Object> all(int field) {
        return fields.getOrDefault(field, List.of());
    }

    private static Object value(int kind, ByteBuffer in) {
        return switch (kind) {
            case VARINT -> varint(in);
            case FIXED64 -> in.getLong();
            case BYTES -> {
                byte[] bytes = new byte[(int) varint(in)];
                in.get(bytes);
                yield bytes;
            }
            default -> throw new IllegalArgumentException("wire type " + kind);
        };
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = in.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }
}
