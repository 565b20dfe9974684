/**
 * What an application needs on a platform, read off its code: {@link zeroth.function.deployment.manifest.Manifests} makes
 * the objects, {@link zeroth.function.deployment.manifest.ManifestFile} writes them. Pure; the same code gives the same
 * file.
 */
@NullMarked
package zeroth.function.deployment.manifest;

import org.jspecify.annotations.NullMarked;
