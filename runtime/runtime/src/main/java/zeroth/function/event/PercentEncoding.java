package zeroth.function.event;

/**
 * How attributes are written into headers. Knative's own components neither encode nor decode; whoever exchanges values
 * with a space, a quote or a percent sign with them chooses {@link #RAW}. All other printable ASCII is the same in both.
 */
public enum PercentEncoding {
    /** As the HTTP protocol binding 1.0.2 demands. */
    SPEC {
        @Override
        String decode(String header) {
            return HeaderValue.decode(header);
        }

        @Override
        String encode(String value) {
            return HeaderValue.encode(value);
        }
    },
    /** Printable ASCII as it is; what HTTP cannot carry is encoded even so. */
    RAW {
        @Override
        String decode(String header) {
            return HeaderValue.decodeRaw(header);
        }

        @Override
        String encode(String value) {
            return HeaderValue.encodeRaw(value);
        }
    };

    abstract String decode(String header);

    abstract String encode(String value);
}
