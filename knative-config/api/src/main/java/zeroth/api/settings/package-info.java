/**
 * The platform's settings, one record for each of Knative's ConfigMaps: {@code XSettings.parse(data)} reads upstream's
 * keys with upstream's defaults, tolerates unknown keys and rejects bad values with
 * {@link zeroth.api.settings.InvalidSettings}.
 */
@NullMarked
package zeroth.api.settings;

import org.jspecify.annotations.NullMarked;
