package zeroth.apiserver.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;

/** An object that passed a rule, and what the client should know about it. */
public record Checked(ObjectNode object, List<String> warnings) {
    public Checked {
        warnings = List.copyOf(warnings);
    }

    static List<String> joined(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }
}
