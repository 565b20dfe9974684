package orders;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same against the built executable. */
@QuarkusIntegrationTest
class OrdersIT extends OrdersTest {}
