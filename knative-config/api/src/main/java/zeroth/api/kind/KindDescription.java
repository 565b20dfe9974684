package zeroth.api.kind;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;

/**
 * One kind: what a CustomResourceDefinition says of it.
 *
 * @param type the class that clients use; its fields are those of the kind
 */
public record KindDescription(
        Class<? extends HasMetadata> type,
        String group,
        String version,
        Names names,
        Scope scope,
        List<Subresource> subresources,
        List<Column> columns) {
    public KindDescription {
        subresources = List.copyOf(subresources);
        columns = List.copyOf(columns);
    }

    public String apiVersion() {
        return group + "/" + version;
    }

    /** The words of a kind, in the API and on the command line. */
    public record Names(String kind, String plural, String singular, List<String> shortNames, List<String> categories) {
        public Names {
            shortNames = List.copyOf(shortNames);
            categories = List.copyOf(categories);
        }
    }

    /** Where objects of the kind live. */
    public enum Scope {
        NAMESPACED,
        CLUSTER
    }

    /** A part of an object with an address of its own. */
    public enum Subresource {
        STATUS
    }

    /** A printer column, beside the object's name. */
    public record Column(String name, Type type, String jsonPath) {
        /** How its value is printed. */
        public enum Type {
            STRING,
            INTEGER,
            DATE
        }
    }
}
