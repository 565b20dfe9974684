package zeroth.apiserver.table;

import static zeroth.apiserver.table.Columns.path;
import static zeroth.apiserver.table.Columns.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import zeroth.apiserver.kind.Column;

/** An Event in a line. */
final class EventColumns {
    private EventColumns() {}

    static List<Column> all() {
        return List.of(
                new Column("Last Seen", "string", (event, now) -> TextNode.valueOf(Age.since(lastSeen(event), now))),
                path("Type", "string", ".type"),
                path("Reason", "string", ".reason"),
                text("Object", EventColumns::about),
                text("Message", event -> event.path("message").asText().strip()));
    }

    private static String lastSeen(JsonNode event) {
        return Stream.of(
                        event.path("series").path("lastObservedTime"),
                        event.path("lastTimestamp"),
                        event.path("eventTime"),
                        event.path("metadata").path("creationTimestamp"))
                .map(time -> time.asText(""))
                .filter(text -> !text.isEmpty() && !text.equals("null"))
                .findFirst()
                .orElse("");
    }

    private static String about(JsonNode event) {
        var object = event.path("involvedObject");
        return object.path("kind").asText().toLowerCase(Locale.ROOT) + "/"
                + object.path("name").asText();
    }
}
