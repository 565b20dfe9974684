/**
 * Asks pods how many requests they have. {@link zeroth.autoscaler.scrape.PodScraper} asks a sample of a Revision's pods
 * and says what all of them carry together.
 */
@NullMarked
package zeroth.autoscaler.scrape;

import org.jspecify.annotations.NullMarked;
