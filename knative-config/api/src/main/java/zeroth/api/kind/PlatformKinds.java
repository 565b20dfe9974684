package zeroth.api.kind;

import io.fabric8.knative.internal.autoscaling.v1alpha1.Metric;
import io.fabric8.knative.internal.autoscaling.v1alpha1.PodAutoscaler;
import io.fabric8.knative.internal.caching.v1alpha1.Image;
import io.fabric8.knative.internal.networking.v1alpha1.Certificate;
import io.fabric8.knative.internal.networking.v1alpha1.ClusterDomainClaim;
import io.fabric8.knative.internal.networking.v1alpha1.Ingress;
import io.fabric8.knative.internal.networking.v1alpha1.ServerlessService;
import io.fabric8.knative.serving.v1.Configuration;
import io.fabric8.knative.serving.v1.Revision;
import io.fabric8.knative.serving.v1.Route;
import io.fabric8.knative.serving.v1.Service;
import io.fabric8.knative.serving.v1beta1.DomainMapping;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespaced;
import java.util.List;
import java.util.stream.Stream;
import zeroth.api.application.Application;
import zeroth.api.kind.KindDescription.Column;
import zeroth.api.kind.KindDescription.Names;
import zeroth.api.kind.KindDescription.Scope;
import zeroth.api.kind.KindDescription.Subresource;

/** All kinds of the platform: Knative Serving's, its internal ones, and our own. */
public final class PlatformKinds {
    private static final List<String> USERS = List.of("all", "knative", "serving");
    private static final List<String> AUTOSCALING = List.of("knative-internal", "autoscaling");
    private static final List<String> NETWORKING = List.of("knative-internal", "networking");
    private static final List<String> CACHING = List.of("knative-internal", "caching");
    private static final Column URL = text("URL", ".status.url");
    private static final Column LATEST_CREATED = text("LatestCreated", ".status.latestCreatedRevisionName");
    private static final Column LATEST_READY = text("LatestReady", ".status.latestReadyRevisionName");
    private static final Column READY = text("Ready", ".status.conditions[?(@.type=='Ready')].status");
    private static final Column REASON = text("Reason", ".status.conditions[?(@.type=='Ready')].reason");

    private static final List<KindDescription> ALL = Stream.of(
                    serving(), autoscaling(), networking(), List.of(image(), application()))
            .flatMap(List::stream)
            .toList();

    private PlatformKinds() {}

    public static List<KindDescription> all() {
        return ALL;
    }

    private static List<KindDescription> serving() {
        return List.of(
                user(Service.class, List.of("kservice", "ksvc"), URL, LATEST_CREATED, LATEST_READY, READY, REASON),
                user(Configuration.class, List.of("config", "cfg"), LATEST_CREATED, LATEST_READY, READY, REASON),
                user(
                        Revision.class,
                        List.of("rev"),
                        text("Config Name", ".metadata.labels['serving\\.knative\\.dev/configuration']"),
                        text("Generation", ".metadata.labels['serving\\.knative\\.dev/configurationGeneration']"),
                        READY,
                        REASON,
                        number("Actual Replicas", ".status.actualReplicas"),
                        number("Desired Replicas", ".status.desiredReplicas")),
                user(Route.class, List.of("rt"), URL, READY, REASON),
                user(DomainMapping.class, List.of("dm"), URL, READY, REASON));
    }

    private static List<KindDescription> autoscaling() {
        return List.of(
                described(
                        PodAutoscaler.class,
                        List.of("kpa", "pa"),
                        AUTOSCALING,
                        number("DesiredScale", ".status.desiredScale"),
                        number("ActualScale", ".status.actualScale"),
                        READY,
                        REASON),
                described(Metric.class, List.of(), AUTOSCALING, READY, REASON));
    }

    private static List<KindDescription> networking() {
        return List.of(
                described(
                        ServerlessService.class,
                        List.of("sks"),
                        NETWORKING,
                        text("Mode", ".spec.mode"),
                        number("Activators", ".spec.numActivators"),
                        text("ServiceName", ".status.serviceName"),
                        text("PrivateServiceName", ".status.privateServiceName"),
                        READY,
                        REASON),
                described(Ingress.class, List.of("kingress", "king"), NETWORKING, READY, REASON),
                described(Certificate.class, List.of("kcert"), NETWORKING, READY, REASON),
                described(ClusterDomainClaim.class, List.of("cdc"), NETWORKING));
    }

    private static KindDescription image() {
        return described(Image.class, List.of(), CACHING, text("Image", ".spec.image"));
    }

    private static KindDescription application() {
        return described(
                Application.class,
                List.of("app"),
                List.of(),
                text("Path", ".spec.path"),
                text("Form", ".status.form"),
                text("Image", ".status.image"),
                READY,
                REASON);
    }

    private static KindDescription user(Class<? extends HasMetadata> type, List<String> shortNames, Column... columns) {
        return described(type, shortNames, USERS, columns);
    }

    private static KindDescription described(
            Class<? extends HasMetadata> type, List<String> shortNames, List<String> categories, Column... columns) {
        return new KindDescription(
                type,
                HasMetadata.getGroup(type),
                HasMetadata.getVersion(type),
                new Names(
                        HasMetadata.getKind(type),
                        HasMetadata.getPlural(type),
                        HasMetadata.getSingular(type),
                        shortNames,
                        categories),
                Namespaced.class.isAssignableFrom(type) ? Scope.NAMESPACED : Scope.CLUSTER,
                List.of(Subresource.STATUS),
                List.of(columns));
    }

    private static Column text(String name, String jsonPath) {
        return new Column(name, Column.Type.STRING, jsonPath);
    }

    private static Column number(String name, String jsonPath) {
        return new Column(name, Column.Type.INTEGER, jsonPath);
    }
}
