/**
 * Knative's ConfigMaps as they are now: {@link zeroth.controller.settings.LiveSettings} reads them, {@link
 * zeroth.controller.settings.Settings} is what one turn of a reconciler works with.
 */
@NullMarked
package zeroth.controller.settings;

import org.jspecify.annotations.NullMarked;
