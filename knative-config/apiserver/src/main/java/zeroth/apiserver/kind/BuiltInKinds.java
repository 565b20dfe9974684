package zeroth.apiserver.kind;

import static zeroth.apiserver.kind.Kind.Feature.GENERATION;
import static zeroth.apiserver.kind.Kind.Feature.GRACEFUL_DELETION;
import static zeroth.apiserver.kind.Kind.Feature.REVIEW;
import static zeroth.apiserver.kind.Kind.Feature.STATUS;

import java.util.List;
import java.util.Optional;

/** Kubernetes' own kinds, as far as this platform's parts and its users ask for them. */
public final class BuiltInKinds {
    public static final Resource NAMESPACES = new Resource("", "namespaces");
    public static final Resource PODS = new Resource("", "pods");
    public static final Resource DEFINITIONS = new Resource("apiextensions.k8s.io", "customresourcedefinitions");

    private BuiltInKinds() {}

    public static List<Kind> all() {
        return List.of(
                KindBuilder.core("Namespace", "namespaces")
                        .cluster()
                        .shortNames("ns")
                        .with(STATUS)
                        .build(),
                KindBuilder.core("Node", "nodes")
                        .cluster()
                        .shortNames("no")
                        .with(STATUS)
                        .build(),
                KindBuilder.core("Pod", "pods")
                        .shortNames("po")
                        .categories("all")
                        .with(STATUS, GENERATION, GRACEFUL_DELETION)
                        .build(),
                KindBuilder.core("Service", "services")
                        .shortNames("svc")
                        .categories("all")
                        .with(STATUS)
                        .build(),
                KindBuilder.core("Endpoints", "endpoints").shortNames("ep").build(),
                KindBuilder.core("ConfigMap", "configmaps").shortNames("cm").build(),
                KindBuilder.core("Secret", "secrets").build(),
                KindBuilder.core("ServiceAccount", "serviceaccounts")
                        .shortNames("sa")
                        .build(),
                KindBuilder.core("Event", "events").shortNames("ev").build(),
                KindBuilder.in("apps", "v1", "Deployment", "deployments")
                        .shortNames("deploy")
                        .categories("all")
                        .with(STATUS, GENERATION)
                        .scaled(new Kind.ScalePaths("spec.replicas", "status.replicas", Optional.empty()))
                        .build(),
                KindBuilder.in("discovery.k8s.io", "v1", "EndpointSlice", "endpointslices")
                        .build(),
                KindBuilder.in("coordination.k8s.io", "v1", "Lease", "leases").build(),
                KindBuilder.in("authorization.k8s.io", "v1", "SelfSubjectAccessReview", "selfsubjectaccessreviews")
                        .cluster()
                        .with(REVIEW)
                        .build(),
                KindBuilder.in("apiextensions.k8s.io", "v1", "CustomResourceDefinition", "customresourcedefinitions")
                        .cluster()
                        .shortNames("crd", "crds")
                        .categories("api-extensions")
                        .with(STATUS, GENERATION)
                        .build());
    }
}
