package zeroth.node.application;

/** What kind of program it is: how it is started. */
public enum Form {
    NATIVE("native"),
    AOT_JAR("aot-jar"),
    FAST_JAR("fast-jar"),
    JAR("jar");

    private final String word;

    Form(String word) {
        this.word = word;
    }

    /** As it stands in the API. */
    public String word() {
        return word;
    }
}
