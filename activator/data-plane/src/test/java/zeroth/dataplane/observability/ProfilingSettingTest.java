package zeroth.dataplane.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import zeroth.queueproxy.http.telemetry.Observability.Profiling;

class ProfilingSettingTest {
    @Test
    void nobodyLooksUnlessItIsSwitchedOn() {
        assertThat(ProfilingSetting.read(Map.of())).isEqualTo(Profiling.OFF);
        assertThat(ProfilingSetting.read(Map.of(ProfilingSetting.KEY, "disabled")))
                .isEqualTo(Profiling.OFF);
        assertThat(ProfilingSetting.read(Map.of(ProfilingSetting.KEY, "enabled")))
                .isEqualTo(Profiling.ON);
        assertThatThrownBy(() -> ProfilingSetting.read(Map.of(ProfilingSetting.KEY, "yes")))
                .hasMessage("runtime-profiling: yes (expected: enabled or disabled)");
    }
}
