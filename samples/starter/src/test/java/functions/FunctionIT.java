package functions;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same against the built executable. */
@QuarkusIntegrationTest
class FunctionIT extends FunctionTest {}
