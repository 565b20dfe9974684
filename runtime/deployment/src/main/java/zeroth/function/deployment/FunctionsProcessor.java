package zeroth.function.deployment;

import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.arc.deployment.BeanArchiveIndexBuildItem;
import io.quarkus.arc.deployment.BeanContainerBuildItem;
import io.quarkus.bootstrap.classloading.QuarkusClassLoader;
import io.quarkus.deployment.Capabilities;
import io.quarkus.deployment.Capability;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.ExecutionTime;
import io.quarkus.deployment.annotations.Record;
import io.quarkus.deployment.builditem.ApplicationInfoBuildItem;
import io.quarkus.deployment.builditem.FeatureBuildItem;
import io.quarkus.deployment.builditem.RunTimeConfigurationDefaultBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveClassBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveHierarchyIgnoreWarningBuildItem;
import io.quarkus.deployment.execannotations.ExecutionModelAnnotationsAllowedBuildItem;
import io.quarkus.funqy.Funq;
import io.quarkus.funqy.deployment.FunctionInitializedBuildItem;
import io.quarkus.vertx.core.deployment.CoreVertxBuildItem;
import io.quarkus.vertx.http.deployment.BodyHandlerBuildItem;
import io.quarkus.vertx.http.deployment.HttpRootPathBuildItem;
import io.quarkus.vertx.http.deployment.RouteBuildItem;
import io.quarkus.vertx.http.runtime.RouteConstants;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.jandex.DotName;
import zeroth.function.CloudEvent;
import zeroth.function.cesql.Cesql;
import zeroth.function.cesql.CesqlRecorder;
import zeroth.function.dispatch.FunctionSpec;
import zeroth.function.http.FunctionsRecorder;
import zeroth.function.metrics.MetricsRecorder;
import zeroth.function.protobuf.ProtobufRecorder;
import zeroth.function.redis.RedisRecorder;
import zeroth.function.routing.CesqlDialect;
import zeroth.function.routing.FilterReader;

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
        var cesql = hasCesql() ? new Cesql() : CesqlDialect.missing();
        return new FunctionSpecsBuildItem(new FunctionRules(new FilterReader(cesql)).checked(archive.getIndex()));
    }

    /** Filters in the SQL of CloudEvents, where the application has the module for them. */
    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    CesqlBuildItem cesql(CesqlRecorder cesql, FunctionsRecorder recorder) {
        return new CesqlBuildItem(hasCesql() ? cesql.dialect() : recorder.withoutCesql());
    }

    /** The window of duplicates in Redis, where the application has the extension for it. */
    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    void redis(
            RedisRecorder recorder,
            Capabilities capabilities,
            ApplicationInfoBuildItem application,
            BuildProducer<AdditionalBeanBuildItem> beans,
            BuildProducer<RedisWindowBuildItem> windows) {
        if (capabilities.isPresent(Capability.REDIS_CLIENT)) {
            beans.produce(AdditionalBeanBuildItem.unremovableOf("zeroth.function.redis.RedisClient"));
            windows.produce(new RedisWindowBuildItem(recorder.window(application.getName())));
        }
    }

    /** Caffeine looks for its kind of cache by name: bounded by weight, and by the time since a write. */
    @BuildStep
    ReflectiveClassBuildItem window() {
        return ReflectiveClassBuildItem.builder(
                        "com.github.benmanes.caffeine.cache.SSMWW", "com.github.benmanes.caffeine.cache.PSWMW")
                .constructors()
                .fields()
                .build();
    }

    /** Metrics, where the application has Micrometer. */
    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    void metrics(MetricsRecorder recorder, BuildProducer<ObserverBuildItem> observers) {
        if (QuarkusClassLoader.isClassPresentAtRuntime("io.quarkus.micrometer.runtime.MicrometerRecorder")) {
            observers.produce(new ObserverBuildItem(recorder.observer()));
        }
    }

    private static boolean hasCesql() {
        return QuarkusClassLoader.isClassPresentAtRuntime("io.cloudevents.sql.Parser");
    }

    /** Events in protobuf, where the application has the module for them. */
    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    void protobuf(ProtobufRecorder recorder, BuildProducer<EventFormatBuildItem> formats) {
        if (QuarkusClassLoader.isClassPresentAtRuntime("io.cloudevents.v1.proto.CloudEvent")) {
            formats.produce(new EventFormatBuildItem(recorder.format()));
        }
    }

    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    void intake(
            FunctionsRecorder recorder,
            FunctionSpecsBuildItem functions,
            Optional<FunctionInitializedBuildItem> registered,
            List<EventFormatBuildItem> formats,
            CesqlBuildItem cesql,
            Optional<RedisWindowBuildItem> redis,
            List<ObserverBuildItem> observers,
            BeanContainerBuildItem beans,
            CoreVertxBuildItem vertx,
            BuildProducer<IntakeBuildItem> intakes) {
        if (registered.isPresent()) {
            intakes.produce(new IntakeBuildItem(recorder.intake(
                    functions.specs(),
                    beans.getValue(),
                    vertx.getVertx(),
                    formats.stream().map(EventFormatBuildItem::format).toList(),
                    cesql.dialect(),
                    redis.map(RedisWindowBuildItem::window),
                    observers.stream().map(ObserverBuildItem::observer).toList())));
        }
    }

    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    void route(
            FunctionsRecorder recorder,
            FunctionSpecsBuildItem functions,
            Optional<IntakeBuildItem> intake,
            BeanContainerBuildItem beans,
            HttpRootPathBuildItem root,
            BodyHandlerBuildItem bodyHandler,
            BuildProducer<RouteBuildItem> routes) {
        if (intake.isPresent()) {
            var endpoint = recorder.endpoint(intake.get().intake(), beans.getValue(), root.getRootPath());
            var readsBody = recorder.readsBody(bodyHandler.getHandler());
            paths(functions.specs())
                    .forEach(path -> routes.produce(RouteBuildItem.builder()
                            .orderedRoute(path, RouteConstants.ROUTE_ORDER_DEFAULT, readsBody)
                            .handler(endpoint)
                            .build()));
        }
    }

    /** As with Funqy: one for all, and one for each function. */
    private static Stream<String> paths(List<FunctionSpec> functions) {
        return Stream.concat(Stream.of("/"), functions.stream().map(function -> "/" + function.name()));
    }
}
