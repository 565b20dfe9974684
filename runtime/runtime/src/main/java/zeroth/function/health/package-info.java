/** What the functions say of their health, among MicroProfile's checks, where the application has those. */
@NullMarked
package zeroth.function.health;

import org.jspecify.annotations.NullMarked;
