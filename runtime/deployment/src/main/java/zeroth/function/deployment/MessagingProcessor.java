package zeroth.function.deployment;

import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.arc.deployment.BeanContainerBuildItem;
import io.quarkus.bootstrap.classloading.QuarkusClassLoader;
import io.quarkus.deployment.Capabilities;
import io.quarkus.deployment.Capability;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.ExecutionTime;
import io.quarkus.deployment.annotations.Produce;
import io.quarkus.deployment.annotations.Record;
import io.quarkus.deployment.builditem.RunTimeConfigBuilderBuildItem;
import io.quarkus.deployment.builditem.ServiceStartBuildItem;
import java.util.List;
import java.util.Optional;
import zeroth.function.messaging.MessagingRecorder;
import zeroth.function.messaging.amqp.AmqpRecorder;
import zeroth.function.messaging.kafka.KafkaRecorder;

/** The build steps for functions that are fed from channels, where the application has Quarkus' messaging. */
final class MessagingProcessor {
    @BuildStep
    void channels(
            Capabilities capabilities,
            BuildProducer<AdditionalBeanBuildItem> beans,
            BuildProducer<RunTimeConfigBuilderBuildItem> defaults) {
        if (hasMessaging(capabilities)) {
            beans.produce(AdditionalBeanBuildItem.unremovableOf("zeroth.function.messaging.Channels"));
            defaults.produce(new RunTimeConfigBuilderBuildItem("zeroth.function.messaging.ChannelDefaults"));
        }
    }

    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    void transports(KafkaRecorder kafka, AmqpRecorder amqp, BuildProducer<TransportBuildItem> transports) {
        if (QuarkusClassLoader.isClassPresentAtRuntime("io.smallrye.reactive.messaging.kafka.KafkaConnector")) {
            transports.produce(new TransportBuildItem(kafka.transport()));
        }
        if (QuarkusClassLoader.isClassPresentAtRuntime("io.smallrye.reactive.messaging.amqp.AmqpConnector")) {
            transports.produce(new TransportBuildItem(amqp.transport()));
        }
    }

    /** Before the application's start is told, which is when channels are opened. */
    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    @Produce(ServiceStartBuildItem.class)
    void connect(
            MessagingRecorder recorder,
            Capabilities capabilities,
            Optional<IntakeBuildItem> intake,
            List<TransportBuildItem> transports,
            BeanContainerBuildItem beans) {
        if (!hasMessaging(capabilities)) {
            recorder.missing();
        } else if (intake.isPresent()) {
            recorder.connect(
                    beans.getValue(),
                    intake.get().intake(),
                    transports.stream().map(TransportBuildItem::transport).toList());
        }
    }

    private static boolean hasMessaging(Capabilities capabilities) {
        return capabilities.isPresent(Capability.MESSAGING);
    }
}
