/**
 * Settings that change while the autoscaler runs. {@link zeroth.autoscaler.settings.LiveSettings} follows Knative's
 * ConfigMaps; {@link zeroth.autoscaler.settings.Specs} turns them and a PodAutoscaler into what the scaler understands.
 */
@NullMarked
package zeroth.autoscaler.settings;

import org.jspecify.annotations.NullMarked;
