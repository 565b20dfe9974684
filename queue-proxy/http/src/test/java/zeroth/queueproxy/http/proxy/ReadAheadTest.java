package zeroth.queueproxy.http.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReadAheadTest {
    private final ReadAhead readAhead = new ReadAhead();

    @Test
    void oneRequestHoldsOnlyItsShare() {
        assertThat(readAhead.hold(0, ReadAhead.OF_ONE_AT_MOST - 1)).isTrue();
        assertThat(readAhead.hold(ReadAhead.OF_ONE_AT_MOST - 1, 1)).isFalse();
    }

    @Test
    void allRequestsTogetherHoldNoMoreThanTheServerHasForThem() {
        assertThat(readAhead.hold(0, ReadAhead.OF_ALL_AT_MOST)).isFalse();
        assertThat(readAhead.hold(0, 1)).isFalse();

        readAhead.release(ReadAhead.OF_ALL_AT_MOST);

        assertThat(readAhead.hold(0, 1)).isTrue();
        assertThat(readAhead.held()).isEqualTo(2);
    }
}
