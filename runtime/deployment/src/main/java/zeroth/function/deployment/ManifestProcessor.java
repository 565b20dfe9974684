package zeroth.function.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.arc.deployment.BeanArchiveIndexBuildItem;
import io.quarkus.arc.deployment.BeanDiscoveryFinishedBuildItem;
import io.quarkus.container.spi.ContainerImageInfoBuildItem;
import io.quarkus.deployment.IsProduction;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.ApplicationInfoBuildItem;
import io.quarkus.deployment.builditem.GeneratedFileSystemResourceBuildItem;
import io.quarkus.funqy.Funq;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import zeroth.function.Ping;
import zeroth.function.deployment.manifest.ManifestFile;
import zeroth.function.deployment.manifest.Manifests;
import zeroth.function.deployment.manifest.ManifestsConfig;
import zeroth.function.deployment.manifest.Names;
import zeroth.function.deployment.manifest.Schedule;
import zeroth.function.deployment.manifest.Subject;
import zeroth.function.sink.EventSink;
import zeroth.names.Annotations;
import zeroth.names.WellKnown;

/** Writes the manifests of an application. */
final class ManifestProcessor {
    private static final DotName SINK = DotName.createSimple(EventSink.class);

    @BuildStep(onlyIf = IsProduction.class)
    void manifests(
            ManifestsConfig config,
            ApplicationInfoBuildItem application,
            Optional<ContainerImageInfoBuildItem> image,
            FunctionSpecsBuildItem functions,
            BeanArchiveIndexBuildItem archive,
            BeanDiscoveryFinishedBuildItem beans,
            BuildProducer<GeneratedFileSystemResourceBuildItem> files) {
        if (config.enabled() && !functions.specs().isEmpty()) {
            var index = archive.getIndex();
            var subject = subject(config, application.getName(), image.map(ContainerImageInfoBuildItem::getImage));
            var manifests = new Manifests(subject, config.namespace(), config.broker(), answering(index))
                    .of(functions.specs(), schedules(index), sink(beans));
            files.produce(new GeneratedFileSystemResourceBuildItem(
                    "kubernetes/zeroth.yml", ManifestFile.of(manifests).getBytes(UTF_8)));
        }
    }

    private static Subject subject(ManifestsConfig config, String application, Optional<String> built) {
        var name = Names.of(config.name().orElse(application));
        var image = config.image().or(() -> built).orElse(WellKnown.LOCAL_REGISTRY + name);
        var concurrency = config.containerConcurrency();
        return new Subject(
                name,
                image,
                annotations(config),
                concurrency.isPresent() ? Optional.of(concurrency.getAsInt()) : Optional.empty(),
                config.timeout().map(limit -> Math.max(1L, limit.toSeconds())));
    }

    private static Map<String, String> annotations(ManifestsConfig config) {
        var annotations = new HashMap<>(config.annotations());
        put(annotations, Annotations.MIN_SCALE, config.minScale());
        put(annotations, Annotations.MAX_SCALE, config.maxScale());
        put(annotations, Annotations.TARGET, config.target());
        config.sidecar().ifPresent(value -> annotations.put(Annotations.SIDECAR, value));
        return annotations;
    }

    private static void put(Map<String, String> annotations, String name, OptionalInt value) {
        value.ifPresent(number -> annotations.put(name, String.valueOf(number)));
    }

    private static Set<String> answering(IndexView index) {
        return index.getAnnotations(Funq.class).stream()
                .map(function -> function.target().asMethod())
                .filter(method -> SignatureRules.answers(method))
                .map(FunctionScan::name)
                .collect(Collectors.toSet());
    }

    private static List<Schedule> schedules(IndexView index) {
        return index.getAnnotations(Ping.class).stream()
                .map(ping -> new Schedule(
                        FunctionScan.name(ping.target().asMethod()),
                        ping.value("schedule").asString(),
                        text(ping, "timezone"),
                        text(ping, "data")))
                .toList();
    }

    private static Optional<String> text(AnnotationInstance annotation, String name) {
        return Optional.ofNullable(annotation.value(name))
                .map(AnnotationValue::asString)
                .filter(text -> !text.isEmpty());
    }

    private static Manifests.Sink sink(BeanDiscoveryFinishedBuildItem beans) {
        boolean used = beans.getInjectionPoints().stream()
                .map(point -> point.getRequiredType().name())
                .anyMatch(SINK::equals);
        return used ? Manifests.Sink.USED : Manifests.Sink.UNUSED;
    }
}
