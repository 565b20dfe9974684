package zeroth.node.application;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import zeroth.names.WellKnown;

/** The image of a container, as far as this machine understands it. */
public sealed interface ImageReference {
    /** A name below {@code dev.local/} as the Application of that name is now. */
    record Named(String name) implements ImageReference {}

    /** One content of an Application. */
    record Pinned(String name, String hash) implements ImageReference {}

    /** An image that only a container engine could run. */
    record Foreign(String image) implements ImageReference {}

    static ImageReference parse(String image) {
        Matcher matcher = Grammar.LOCAL.matcher(image);
        return matcher.matches() ? local(matcher) : new Foreign(image);
    }

    static String pinned(String name, String hash) {
        return WellKnown.LOCAL_REGISTRY + name + "@sha256:" + hash;
    }

    private static ImageReference local(Matcher matcher) {
        return Optional.ofNullable(matcher.group("hash"))
                .<ImageReference>map(hash -> new Pinned(matcher.group("name"), hash))
                .orElseGet(() -> new Named(matcher.group("name")));
    }

    /** What an image below the local registry looks like; a tag says nothing here. */
    final class Grammar {
        private static final Pattern LOCAL = Pattern.compile(Pattern.quote(WellKnown.LOCAL_REGISTRY)
                + "(?<name>[a-z0-9][a-z0-9._-]*)(?::[\\w.-]+)?(?:@sha256:(?<hash>[0-9a-f]{64}))?");

        private Grammar() {}
    }
}
