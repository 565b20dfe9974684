/**
 * {@code zeroth dev}: the platform in the foreground, with the user's files and projects. {@link zeroth.server.dev.Dev}
 * starts it, {@link zeroth.server.dev.Project} rolls out each new build, {@link zeroth.server.dev.Announcements} says
 * what happens.
 */
@NullMarked
package zeroth.server.dev;

import org.jspecify.annotations.NullMarked;
