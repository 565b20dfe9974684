package zeroth.queueproxy.http.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import org.junit.jupiter.api.Test;

class DateLineTest {
    /** RFC 9110's own example. */
    private static final long EXAMPLE = 784_111_777_000L;

    @Test
    void isAsTheRfcWritesIt() {
        assertThat(DateLine.at(EXAMPLE)).isEqualTo("Sun, 06 Nov 1994 08:49:37 GMT");
    }

    @Test
    void isTheSameForAllOfASecondAndAnotherInTheNext() {
        assertThat(DateLine.at(EXAMPLE + 999)).isSameAs(DateLine.at(EXAMPLE));
        assertThat(DateLine.at(EXAMPLE + 1000)).isEqualTo("Sun, 06 Nov 1994 08:49:38 GMT");
    }

    @Test
    void leavesADateThatIsThere() {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap().add("date", "long ago");
        DateLine.addTo(headers);
        assertThat(headers.getAll("Date")).containsExactly("long ago");
    }

    @Test
    void addsOneWhereThereIsNone() {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        DateLine.addTo(headers);
        assertThat(headers.get("Date")).endsWith(" GMT");
    }
}
