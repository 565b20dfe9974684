package zeroth.queueproxy.http.telemetry;

/** Labels as Prometheus' text has them. */
final class Label {
    private Label() {}

    static String of(String name, String value) {
        return name + "=\"" + escaped(value) + "\"";
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}
