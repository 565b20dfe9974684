/**
 * The cluster-scoped kind {@code Application}: a program on this machine that images below {@code dev.local/} name. Its
 * {@link zeroth.api.application.ApplicationSpec spec} says where the artefact lies, its status which content was read
 * last.
 */
@NullMarked
package zeroth.api.application;

import org.jspecify.annotations.NullMarked;
