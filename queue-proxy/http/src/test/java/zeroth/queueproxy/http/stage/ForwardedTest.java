package zeroth.queueproxy.http.stage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Vectors of Knative's forwarded shim. */
class ForwardedTest {
    @Test
    void firstNodeHostAndProtocolThenTheOtherNodes() {
        assertThat(Forwarded.of("192.0.2.1, 2001:db8::1", "h", "https"))
                .isEqualTo("for=192.0.2.1;host=h;proto=https, for=\"[2001:db8::1]\"");
    }

    @Test
    void partsAreThereIfTheirSourcesAre() {
        assertThat(Forwarded.of(null, null, "https")).isEqualTo("proto=https");
        assertThat(Forwarded.of("", "h", "")).isEqualTo("host=h");
        assertThat(Forwarded.of(null, null, null)).isEmpty();
    }

    @Test
    void emptyNodesStayEmptyNodesButForTheFirst() {
        assertThat(Forwarded.of(",,,", null, null)).isEqualTo("for=, for=, for=");
        assertThat(Forwarded.of(",a", "h", null)).isEqualTo("host=h, for=a");
    }
}
