package zeroth.node.application;

import java.nio.file.Path;
import java.util.List;

/**
 * Something that can be run.
 *
 * @param root the file or the folder that must be copied
 * @param entry the executable or the jar, {@code root} itself or below it
 * @param libraries what an executable loads from its own folder, as one with AWT does
 */
record Artefact(Form form, Path root, Path entry, List<Path> libraries) {
    Artefact(Form form, Path root, Path entry) {
        this(form, root, entry, List.of());
    }
}
