package zeroth.controller.revision;

import java.util.Optional;
import zeroth.names.WellKnown;

/** An image as a user writes it. */
record ImageReference(String text) {
    /** One that names a program of this machine and no content: which content, the Application says. */
    Optional<String> application() {
        return Optional.of(text)
                .filter(image -> image.startsWith(WellKnown.LOCAL_REGISTRY) && !image.contains("@"))
                .map(image -> withoutTag(image.substring(WellKnown.LOCAL_REGISTRY.length())));
    }

    private static String withoutTag(String name) {
        int tag = name.lastIndexOf(':');
        return tag > name.lastIndexOf('/') ? name.substring(0, tag) : name;
    }
}
