package warehouse;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same against the built application. */
@QuarkusIntegrationTest
class KafkaOrdersIT extends KafkaOrdersTest {}
