package zeroth.function.messaging;

import io.quarkus.arc.runtime.BeanContainer;
import io.quarkus.runtime.RuntimeValue;
import io.quarkus.runtime.annotations.Recorder;
import java.util.List;
import zeroth.function.dispatch.Intake;
import zeroth.function.http.FunctionsConfig;

/** Leads the channels to the functions. It names no type of messaging's: the build loads it for every application. */
@Recorder
public class MessagingRecorder {
    private final RuntimeValue<FunctionsConfig> config;

    public MessagingRecorder(RuntimeValue<FunctionsConfig> config) {
        this.config = config;
    }

    public void connect(BeanContainer beans, RuntimeValue<Intake> intake, List<RuntimeValue<Transport>> transports) {
        beans.beanInstance(Channels.class)
                .connect(
                        config.getValue().channels(),
                        intake.getValue(),
                        transports.stream().map(RuntimeValue::getValue).toList());
    }

    /** Without the extension there are no channels. */
    public void missing() {
        config.getValue().channels().keySet().stream().findFirst().ifPresent(channel -> {
            throw new IllegalStateException(
                    "zeroth.functions.channels." + channel
                            + ": no messaging (expected: quarkus-messaging-kafka, quarkus-messaging-amqp, or another connector)");
        });
    }
}
