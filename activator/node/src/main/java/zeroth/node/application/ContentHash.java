package zeroth.node.application;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * SHA-256 over the names and contents of a folder's files, in order, and over what makes them an application. Of a
 * trained cache the size stands for the content: it is large, and made from the other files.
 */
final class ContentHash {
    private static final String TRAINED_CACHE = ".aot";

    private final MessageDigest digest = sha256();

    static String of(Path directory, String description) throws IOException {
        ContentHash hash = new ContentHash();
        hash.add(description);
        for (Path file : files(directory)) {
            hash.add(directory.relativize(file).toString());
            hash.add(String.valueOf(Files.size(file)));
            if (!file.toString().endsWith(TRAINED_CACHE)) {
                hash.addContent(file);
            }
        }
        return HexFormat.of().formatHex(hash.digest.digest());
    }

    private void add(String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    private void addContent(Path file) throws IOException {
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is in every JDK", e);
        }
    }
}
