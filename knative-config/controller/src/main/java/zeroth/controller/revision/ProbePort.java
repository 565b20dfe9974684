package zeroth.controller.revision;

import io.fabric8.kubernetes.api.model.IntOrString;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The number of a probe's port, where the probe has one of its own. */
final class ProbePort {
    private ProbePort() {}

    static Optional<Integer> of(@Nullable IntOrString port) {
        return Optional.ofNullable(port).map(IntOrString::getIntVal).filter(number -> number > 0);
    }
}
