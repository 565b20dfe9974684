package zeroth.server.role;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a process of a cluster can be. */
enum Role {
    /** In the place of Knative's activator. */
    ACTIVATOR,
    /** The class of Knative's Ingress. */
    GATEWAY;

    /** @throws IllegalArgumentException with a sentence, if there is none of that name */
    static Role named(String name) {
        return Arrays.stream(values())
                .filter(role -> role.label().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "--roles: " + name + " (expected: " + labels() + "; the others run together, in zeroth dev)"));
    }

    private String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static String labels() {
        return Arrays.stream(values()).map(Role::label).collect(Collectors.joining(", "));
    }
}
