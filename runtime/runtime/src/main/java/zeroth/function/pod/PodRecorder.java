package zeroth.function.pod;

import io.quarkus.runtime.RuntimeValue;
import io.quarkus.runtime.ShutdownContext;
import io.quarkus.runtime.annotations.Recorder;
import io.quarkus.runtime.shutdown.ShutdownListener;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import zeroth.names.Annotations;
import zeroth.names.EnvironmentKeys;
import zeroth.queueproxy.http.QueueProxySettings;

/** Puts the stages of a queue-proxy before Quarkus' router, when the application has started. */
@Recorder
public class PodRecorder {
    private static final Pattern VARIABLE = Pattern.compile("[A-Z][A-Z0-9_]*");

    public RuntimeValue<FunctionPod> pod() {
        return new RuntimeValue<>(new FunctionPod());
    }

    public ShutdownListener drain(RuntimeValue<FunctionPod> pod) {
        return pod.getValue();
    }

    public void start(RuntimeValue<FunctionPod> pod, Supplier<Vertx> vertx, ShutdownContext shutdown) {
        var config = ConfigProvider.getConfig();
        if (config.getOptionalValue(EnvironmentKeys.ZEROTH_SIDECAR, String.class)
                .filter(Annotations.NO_SIDECAR::equals)
                .isPresent()) {
            shutdown.addShutdownTask(pod.getValue()::close);
            pod.getValue()
                    .start(
                            vertx.get(),
                            QueueProxySettings.fromEnvironment(variables(config)),
                            VertxHttpRecorder.getRootHandler(),
                            config.getValue("quarkus.shutdown.timeout", Duration.class));
        }
    }

    /** As they are: a dollar in one of them is a dollar. */
    private static Map<String, String> variables(Config config) {
        var variables = new HashMap<String, String>();
        for (var name : config.getPropertyNames()) {
            if (VARIABLE.matcher(name).matches()) {
                Optional.ofNullable(config.getConfigValue(name).getRawValue())
                        .ifPresent(value -> variables.put(name, value));
            }
        }
        return variables;
    }
}
