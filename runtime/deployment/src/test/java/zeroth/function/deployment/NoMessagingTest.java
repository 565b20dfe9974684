package zeroth.function.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.quarkus.funqy.Funq;
import io.quarkus.test.QuarkusUnitTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class NoMessagingTest {
    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = Requests.application(Functions.class)
            .overrideConfigKey("zeroth.functions.channels.orders.reply", "payments")
            .assertException(failure ->
                    assertThat(failure).hasStackTraceContaining("zeroth.functions.channels.orders: no messaging"));

    @Test
    void doesNotStartWithAChannelThatNobodyCanOpen() {
        fail("started");
    }

    static final class Functions {
        @Funq
        public void hear() {}
    }
}
