package zeroth.function.deployment;

import io.quarkus.arc.deployment.BeanArchiveIndexBuildItem;
import io.quarkus.arc.deployment.BeanContainerBuildItem;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.ExecutionTime;
import io.quarkus.deployment.annotations.Record;
import io.quarkus.deployment.builditem.FeatureBuildItem;
import io.quarkus.deployment.builditem.RunTimeConfigurationDefaultBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveHierarchyIgnoreWarningBuildItem;
import io.quarkus.deployment.execannotations.ExecutionModelAnnotationsAllowedBuildItem;
import io.quarkus.funqy.Funq;
import io.quarkus.funqy.deployment.FunctionInitializedBuildItem;
import io.quarkus.vertx.http.deployment.BodyHandlerBuildItem;
import io.quarkus.vertx.http.deployment.RouteBuildItem;
import io.quarkus.vertx.http.runtime.RouteConstants;
import java.util.Optional;
import org.jboss.jandex.DotName;
import zeroth.function.CloudEvent;
import zeroth.function.http.FunctionsRecorder;

/** The build steps. */
final class FunctionsProcessor {
    private static final String FEATURE = "zeroth-functions";

    @BuildStep
    FeatureBuildItem feature() {
        return new FeatureBuildItem(FEATURE);
    }

    /** Knative says in {@code PORT} where it expects the application. */
    @BuildStep
    RunTimeConfigurationDefaultBuildItem port() {
        return new RunTimeConfigurationDefaultBuildItem("quarkus.http.port", "${PORT:8080}");
    }

    @BuildStep
    ReflectiveHierarchyIgnoreWarningBuildItem eventIsNoPayload() {
        return new ReflectiveHierarchyIgnoreWarningBuildItem(DotName.createSimple(CloudEvent.class));
    }

    @BuildStep
    ExecutionModelAnnotationsAllowedBuildItem functionsMayChooseTheirThread() {
        return new ExecutionModelAnnotationsAllowedBuildItem(method -> method.hasDeclaredAnnotation(Funq.class));
    }

    @BuildStep
    FunctionSpecsBuildItem functions(BeanArchiveIndexBuildItem archive) {
        return new FunctionSpecsBuildItem(FunctionRules.checked(archive.getIndex()));
    }

    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    void route(
            FunctionsRecorder recorder,
            FunctionSpecsBuildItem functions,
            Optional<FunctionInitializedBuildItem> registered,
            BeanContainerBuildItem beans,
            BodyHandlerBuildItem bodyHandler,
            BuildProducer<RouteBuildItem> routes) {
        if (registered.isPresent()) {
            var endpoint = recorder.endpoint(functions.specs(), beans.getValue());
            routes.produce(RouteBuildItem.builder()
                    .orderedRoute("/", RouteConstants.ROUTE_ORDER_DEFAULT, recorder.readsBody(bodyHandler.getHandler()))
                    .handler(endpoint)
                    .build());
        }
    }
}
