package zeroth.dataplane.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import zeroth.queueproxy.http.stage.LogTemplate;

class RequestLogSettingTest {
    @Test
    void isOffUnlessItIsSwitchedOn() {
        assertThat(RequestLogSetting.template(Map.of())).isEmpty();
        assertThat(RequestLogSetting.template(Map.of(RequestLogSetting.TEMPLATE, "{{.TraceID}}")))
                .isEmpty();
    }

    @Test
    void withoutATemplateOfItsOwnItIsUpstreams() {
        assertThat(RequestLogSetting.template(Map.of(RequestLogSetting.ENABLED, "true")))
                .contains(LogTemplate.DEFAULT);
    }

    @Test
    void itsOwnTemplateIsRead() {
        Map<String, String> data =
                Map.of(RequestLogSetting.ENABLED, "true", RequestLogSetting.TEMPLATE, "trace {{.TraceID}}");

        assertThat(RequestLogSetting.template(data).orElseThrow().render(Map.of("TraceID", "7")))
                .isEqualTo("trace 7");
    }

    @Test
    void aTemplateThatCannotBeReadIsSaid() {
        Map<String, String> data =
                Map.of(RequestLogSetting.ENABLED, "true", RequestLogSetting.TEMPLATE, "{{nonsense}}");

        assertThatThrownBy(() -> RequestLogSetting.template(data)).hasMessageContaining("{{nonsense}}");
    }
}
