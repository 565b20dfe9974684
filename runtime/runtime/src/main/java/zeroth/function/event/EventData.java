package zeroth.function.event;

/** What an event carries beside its attributes. The arrays are shared, not copied: nobody writes to them. */
public sealed interface EventData {
    /** The event carries nothing, which is not the same as JSON's {@code null}. */
    record None() implements EventData {}

    /** Bytes whose meaning is the content type's. */
    final class Bytes implements EventData {
        private final byte[] bytes;

        private Bytes(byte[] bytes) {
            this.bytes = bytes;
        }

        public byte[] bytes() {
            return bytes;
        }
    }

    /** Well-formed JSON in UTF-8. */
    final class Json implements EventData {
        private final byte[] utf8;

        public Json(byte[] utf8) {
            this.utf8 = utf8;
        }

        public byte[] utf8() {
            return utf8;
        }
    }

    static EventData of(byte[] bytes) {
        return bytes.length == 0 ? new None() : new Bytes(bytes);
    }
}
