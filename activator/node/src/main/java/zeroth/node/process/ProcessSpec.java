package zeroth.node.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A program to start. Nothing of the platform's own environment reaches it.
 *
 * @param command the program and its arguments
 */
public record ProcessSpec(List<String> command, Map<String, String> environment, Path workingDirectory) {
    public ProcessSpec {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }
}
