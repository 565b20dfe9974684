package zeroth.node.application;

import java.nio.file.Path;

/**
 * Something that can be run.
 *
 * @param root the file or the folder that must be copied
 * @param entry the executable or the jar, {@code root} itself or below it
 */
record Artefact(Form form, Path root, Path entry) {}
