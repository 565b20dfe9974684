package zeroth.api.kind;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import zeroth.api.kind.KindDescription.Column;
import zeroth.api.kind.KindDescription.Names;
import zeroth.api.kind.KindDescription.Scope;
import zeroth.api.kind.KindDescription.Subresource;

/** All kinds of the platform: Knative Serving's, its internal ones, and our own. */
public final class PlatformKinds {
    private static final String SERVING = "serving.knative.dev";
    private static final String AUTOSCALING = "autoscaling.internal.knative.dev";
    private static final String NETWORKING = "networking.internal.knative.dev";
    private static final String CACHING = "caching.internal.knative.dev";

    private static final List<String> USERS = List.of("all", "knative", "serving");
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
                user("v1", "Service", List.of("kservice", "ksvc"), URL, LATEST_CREATED, LATEST_READY, READY, REASON),
                user("v1", "Configuration", List.of("config", "cfg"), LATEST_CREATED, LATEST_READY, READY, REASON),
                user(
                        "v1",
                        "Revision",
                        List.of("rev"),
                        text("Config Name", ".metadata.labels['serving\\.knative\\.dev/configuration']"),
                        text("Generation", ".metadata.labels['serving\\.knative\\.dev/configurationGeneration']"),
                        READY,
                        REASON,
                        number("Actual Replicas", ".status.actualReplicas"),
                        number("Desired Replicas", ".status.desiredReplicas")),
                user("v1", "Route", List.of("rt"), URL, READY, REASON),
                user("v1beta1", "DomainMapping", List.of("dm"), URL, READY, REASON));
    }

    private static List<KindDescription> autoscaling() {
        return List.of(
                internal(
                        AUTOSCALING,
                        names("PodAutoscaler", "podautoscalers", List.of("kpa", "pa"), "autoscaling"),
                        number("DesiredScale", ".status.desiredScale"),
                        number("ActualScale", ".status.actualScale"),
                        READY,
                        REASON),
                internal(AUTOSCALING, names("Metric", "metrics", List.of(), "autoscaling"), READY, REASON));
    }

    private static List<KindDescription> networking() {
        return List.of(
                internal(
                        NETWORKING,
                        names("ServerlessService", "serverlessservices", List.of("sks"), "networking"),
                        text("Mode", ".spec.mode"),
                        number("Activators", ".spec.numActivators"),
                        text("ServiceName", ".status.serviceName"),
                        text("PrivateServiceName", ".status.privateServiceName"),
                        READY,
                        REASON),
                internal(
                        NETWORKING,
                        names("Ingress", "ingresses", List.of("kingress", "king"), "networking"),
                        READY,
                        REASON),
                internal(
                        NETWORKING,
                        names("Certificate", "certificates", List.of("kcert"), "networking"),
                        READY,
                        REASON),
                cluster(NETWORKING, names("ClusterDomainClaim", "clusterdomainclaims", List.of("cdc"), "networking")));
    }

    private static KindDescription image() {
        return internal(CACHING, names("Image", "images", List.of(), "caching"), text("Image", ".spec.image"));
    }

    private static KindDescription application() {
        return cluster(
                "zeroth.dev",
                new Names("Application", "applications", "application", List.of("app"), List.of()),
                text("Path", ".spec.path"),
                text("Form", ".status.form"),
                text("Image", ".status.image"),
                READY,
                REASON);
    }

    private static KindDescription user(String version, String kind, List<String> shortNames, Column... columns) {
        String singular = kind.toLowerCase(Locale.ROOT);
        Names names = new Names(kind, singular + "s", singular, shortNames, USERS);
        return described(SERVING, version, names, Scope.NAMESPACED, columns);
    }

    private static KindDescription internal(String group, Names names, Column... columns) {
        return described(group, "v1alpha1", names, Scope.NAMESPACED, columns);
    }

    private static KindDescription cluster(String group, Names names, Column... columns) {
        return described(group, "v1alpha1", names, Scope.CLUSTER, columns);
    }

    private static KindDescription described(
            String group, String version, Names names, Scope scope, Column... columns) {
        return new KindDescription(group, version, names, scope, List.of(Subresource.STATUS), List.of(columns));
    }

    private static Names names(String kind, String plural, List<String> shortNames, String category) {
        String singular = kind.toLowerCase(Locale.ROOT);
        return new Names(kind, plural, singular, shortNames, List.of("knative-internal", category));
    }

    private static Column text(String name, String jsonPath) {
        return new Column(name, Column.Type.STRING, jsonPath);
    }

    private static Column number(String name, String jsonPath) {
        return new Column(name, Column.Type.INTEGER, jsonPath);
    }
}
