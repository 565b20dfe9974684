package zeroth.names;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names of the objects that Knative makes for another one. A name has at most 63 characters. */
public final class ChildNames {
    private static final int LONGEST = 63;
    private static final int MD5_HEX = 32;
    private static final int HEAD = LONGEST - MD5_HEX;

    private ChildNames() {}

    public static String deployment(String revision) {
        return of(revision, "-deployment");
    }

    public static String privateService(String revision) {
        return of(revision, "-private");
    }

    public static String imageCache(String revision, String container) {
        return of(of(revision, "-cache"), "-" + container);
    }

    public static String revision(String configuration, long generation) {
        return of(configuration, "-%05d".formatted(generation));
    }

    /** Knative's {@code kmeta.ChildName}: parent and suffix, with an MD5 hash in place of what is too long. */
    public static String of(String parent, String suffix) {
        if (parent.length() + suffix.length() <= LONGEST) {
            return parent + suffix;
        }
        return suffix.length() < HEAD ? hashedParent(parent, suffix) : hashedBoth(parent, suffix);
    }

    private static String hashedParent(String parent, String suffix) {
        return head(parent, HEAD - suffix.length()) + md5(parent) + suffix;
    }

    private static String hashedBoth(String parent, String suffix) {
        String name = head(parent, HEAD) + md5(parent + suffix);
        return (name + head(suffix, LONGEST - name.length())).replaceAll("[^a-zA-Z0-9]+$", "");
    }

    private static String head(String text, int length) {
        return text.substring(0, Math.min(text.length(), length));
    }

    private static String md5(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("MD5 is in every JDK", e);
        }
    }
}
