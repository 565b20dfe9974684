package zeroth.node.application;

import java.nio.file.Path;

/**
 * A copy that pods run from. Its files do not change.
 *
 * @param hash SHA-256 of its content, in hexadecimal
 * @param directory where its files are
 * @param entry the executable or the jar
 */
public record StoredApplication(String hash, Form form, Path directory, Path entry) {}
