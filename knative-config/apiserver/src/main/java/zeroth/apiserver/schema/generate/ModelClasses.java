package zeroth.apiserver.schema.generate;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Endpoints;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import java.util.List;
import java.util.stream.Stream;
import zeroth.api.kind.KindDescription;
import zeroth.api.kind.PlatformKinds;

/** The class of each kind: Kubernetes' own that are served here, and the platform's. */
final class ModelClasses {
    private static final List<Class<? extends HasMetadata>> BUILT_IN = List.of(
            Namespace.class,
            Node.class,
            Pod.class,
            Service.class,
            Endpoints.class,
            ConfigMap.class,
            Secret.class,
            ServiceAccount.class,
            Event.class,
            Deployment.class,
            EndpointSlice.class,
            Lease.class);

    private ModelClasses() {}

    static List<Class<? extends HasMetadata>> all() {
        return Stream.concat(BUILT_IN.stream(), PlatformKinds.all().stream().map(KindDescription::type))
                .toList();
    }
}
