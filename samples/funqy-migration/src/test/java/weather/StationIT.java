package weather;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same against the built application. */
@QuarkusIntegrationTest
class StationIT extends StationTest {}
