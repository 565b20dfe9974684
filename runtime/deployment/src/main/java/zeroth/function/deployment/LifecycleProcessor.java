package zeroth.function.deployment;

import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.arc.deployment.BeanContainerBuildItem;
import io.quarkus.arc.deployment.UnremovableBeanBuildItem;
import io.quarkus.deployment.Capabilities;
import io.quarkus.deployment.Capability;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.ExecutionTime;
import io.quarkus.deployment.annotations.Record;
import io.quarkus.deployment.builditem.RunTimeConfigurationDefaultBuildItem;
import io.quarkus.deployment.builditem.ShutdownListenerBuildItem;
import io.quarkus.vertx.http.deployment.RouteBuildItem;
import org.jboss.jandex.DotName;
import zeroth.function.Lifecycle;
import zeroth.function.lifecycle.HealthRecorder;
import zeroth.function.lifecycle.Lifecycles;

/** The build steps for an application's life, from its start to its end. */
final class LifecycleProcessor {
    @BuildStep
    void beans(BuildProducer<AdditionalBeanBuildItem> beans, BuildProducer<UnremovableBeanBuildItem> unremovable) {
        beans.produce(AdditionalBeanBuildItem.unremovableOf(Lifecycles.class));
        unremovable.produce(UnremovableBeanBuildItem.beanTypes(DotName.createSimple(Lifecycle.class)));
    }

    /** At SIGTERM requests that run may end. Knative's own limit for a request is longer; the pod's grace decides. */
    @BuildStep
    RunTimeConfigurationDefaultBuildItem drain() {
        return new RunTimeConfigurationDefaultBuildItem("quarkus.shutdown.timeout", "PT30S");
    }

    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    ShutdownListenerBuildItem farewell(HealthRecorder recorder, BeanContainerBuildItem beans) {
        return new ShutdownListenerBuildItem(recorder.farewell(beans.getValue()));
    }

    /** The paths that kn's functions have. */
    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    void health(HealthRecorder recorder, BeanContainerBuildItem beans, BuildProducer<RouteBuildItem> routes) {
        routes.produce(RouteBuildItem.builder()
                .route("/health/liveness")
                .handler(recorder.liveness(beans.getValue()))
                .blockingRoute()
                .build());
        routes.produce(RouteBuildItem.builder()
                .route("/health/readiness")
                .handler(recorder.readiness(beans.getValue()))
                .blockingRoute()
                .build());
    }

    /** Among MicroProfile's checks, where the application has those. */
    @BuildStep
    void checks(Capabilities capabilities, BuildProducer<AdditionalBeanBuildItem> beans) {
        if (capabilities.isPresent(Capability.SMALLRYE_HEALTH)) {
            beans.produce(AdditionalBeanBuildItem.unremovableOf("zeroth.function.health.FunctionsLive"));
            beans.produce(AdditionalBeanBuildItem.unremovableOf("zeroth.function.health.FunctionsReady"));
        }
    }
}
