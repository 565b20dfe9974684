package orders;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ClosedBankTest {
    @Inject
    Bank bank;

    @BeforeEach
    void close() {
        bank.close();
    }

    @AfterEach
    void open() {
        bank.open();
    }

    @Test
    void anOrderIsAskedForAgainLater() {
        OrdersTest.send("order.placed", "/shop", "home", OrdersTest.ORDER)
                .statusCode(503)
                .header("retry-after", "5");
    }
}
