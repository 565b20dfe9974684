package thumbnails;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same against the built executable. */
@QuarkusIntegrationTest
class ThumbnailsIT extends ThumbnailsTest {}
