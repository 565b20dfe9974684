package zeroth.autoscaler.scrape;

import zeroth.scaling.metric.Load;

/** What asking the pods of one Revision gave. */
public sealed interface Scraped {
    /** What all pods carry, by what those asked said. */
    record Measured(Load load) implements Scraped {}

    /** There is no pod to ask. */
    record NoPods() implements Scraped {}

    /** Too few answered. */
    record Failed(String why) implements Scraped {}
}
