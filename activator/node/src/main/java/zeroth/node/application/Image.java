package zeroth.node.application;

/** What became of a container's image. */
public sealed interface Image {
    /** It is here. */
    record Present(StoredApplication application) implements Image {}

    /**
     * It cannot be run here.
     *
     * @param sentence why, and what to do, for people
     */
    record Absent(String sentence) implements Image {}
}
