package zeroth.function.dev;

import io.quarkus.arc.runtime.BeanContainer;
import io.quarkus.runtime.RuntimeValue;
import io.quarkus.runtime.annotations.Recorder;
import java.util.List;
import java.util.Optional;
import zeroth.function.http.FunqyEventsConfig;
import zeroth.function.http.FunqyEventsConfig.FunctionMapping;

/** Tells the Dev UI of the functions, with what the configuration changes about them. */
@Recorder
public class DevRecorder {
    private final RuntimeValue<FunqyEventsConfig> events;

    public DevRecorder(RuntimeValue<FunqyEventsConfig> events) {
        this.events = events;
    }

    public void show(List<FunctionRow> rows, BeanContainer beans) {
        beans.beanInstance(DevFunctions.class)
                .show(rows.stream().map(this::configured).toList());
    }

    private FunctionRow configured(FunctionRow row) {
        return Optional.ofNullable(events.getValue().mapping().get(row.name()))
                .map(mapping -> configured(row, mapping))
                .orElse(row);
    }

    private static FunctionRow configured(FunctionRow row, FunctionMapping mapping) {
        return mapping.trigger()
                .map(row::taking)
                .orElse(row)
                .answering(
                        mapping.responseType().orElse(row.responseType()),
                        mapping.responseSource().orElse(row.responseSource()));
    }
}
