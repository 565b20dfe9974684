package greeter;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same against the built executable. */
@QuarkusIntegrationTest
class GreeterIT extends GreeterTest {}
