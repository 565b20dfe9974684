package zeroth.queueproxy.http.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a certificate and its key lie, as a Secret is mounted. */
public record KeyFiles(Path certificate, Path key) {
    /** Those of a Secret of kind {@code kubernetes.io/tls}. */
    public static KeyFiles in(Path directory) {
        return new KeyFiles(directory.resolve("tls.crt"), directory.resolve("tls.key"));
    }

    /** Whether both are there. */
    public boolean exist() {
        return Files.isRegularFile(certificate) && Files.isRegularFile(key);
    }

    Pem read() throws IOException {
        return new Pem(
                Files.readString(certificate, StandardCharsets.UTF_8), Files.readString(key, StandardCharsets.UTF_8));
    }
}
