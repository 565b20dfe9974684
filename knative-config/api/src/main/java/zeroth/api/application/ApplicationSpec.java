package zeroth.api.application;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Where the artefact lies.
 *
 * @param path absolute path of the project's output, of an executable or of a jar
 * @param build opaque; another value says that the artefact must be read anew
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record ApplicationSpec(String path, @Nullable String build) implements Serializable {
    static final ApplicationSpec EMPTY = new ApplicationSpec("", null);

    @SuppressWarnings("NullAway") // Jackson passes null for a path that is not there.
    public ApplicationSpec {
        path = path == null ? "" : path;
    }

    public ApplicationSpec(String path) {
        this(path, null);
    }
}
