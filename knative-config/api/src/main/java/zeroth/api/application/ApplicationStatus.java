package zeroth.api.application;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.knative.pkg.apis.Condition;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was read from the path.
 *
 * @param image the pinned reference, {@code dev.local/NAME@sha256:HASH}
 * @param form what kind of program it is, for people to read
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonIgnoreProperties(ignoreUnknown = true)
public record ApplicationStatus(
        @Nullable Long observedGeneration,
        @Nullable String image,
        @Nullable String form,
        @SuppressWarnings("serial") // A copy by List.copyOf, which is serializable.
        List<Condition> conditions)
        implements Serializable {
    public static final ApplicationStatus NONE = new ApplicationStatus(null, null, null, List.of());

    @SuppressWarnings("NullAway") // Jackson passes null for a list that is not there.
    public ApplicationStatus {
        conditions = conditions == null ? List.of() : List.copyOf(conditions);
    }
}
