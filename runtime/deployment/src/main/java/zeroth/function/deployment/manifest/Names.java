package zeroth.function.deployment.manifest;

import java.util.Locale;

/** From any words to the name of an object. */
public final class Names {
    private static final int LONGEST = 63;

    private Names() {}

    public static String of(String... words) {
        String name = String.join("-", words)
                .replaceAll("([a-z0-9])([A-Z])", "$1-$2")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^[^a-z]+", "");
        return name.substring(0, Math.min(LONGEST, name.length())).replaceAll("-+$", "");
    }
}
