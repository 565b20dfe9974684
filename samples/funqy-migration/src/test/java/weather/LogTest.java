package weather;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** What no answer tells. */
@QuarkusTest
class LogTest {
    @Inject
    Log log;

    @Test
    void keepsWhatWasWarnedOf() {
        StationTest.event("weather.warning", "/station")
                .header("ce-subject", "svalbard")
                .body("\"Mind the ice\"")
                .post();

        assertThat(log.lines(), hasItem("svalbard: Mind the ice"));
    }
}
