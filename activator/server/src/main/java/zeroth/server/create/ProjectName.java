package zeroth.server.create;

import java.util.regex.Pattern;

/** What a project is called: its folder, its Service and its image. */
record ProjectName(String text) {
    /** A Service's name is part of a host's. */
    private static final Pattern RULE = Pattern.compile("[a-z]([a-z0-9-]{0,61}[a-z0-9])?");

    static ProjectName of(String text) throws CreateException {
        if (!RULE.matcher(text).matches()) {
            throw new CreateException("name: " + text + " (expected: at most 63 of a-z, 0-9 and -, beginning with a"
                    + " letter and not ending with -, because it becomes the name of a Service)");
        }
        return new ProjectName(text);
    }
}
