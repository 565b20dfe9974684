package hello;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same against the built executable. */
@QuarkusIntegrationTest
class HelloResourceIT extends HelloResourceTest {}
