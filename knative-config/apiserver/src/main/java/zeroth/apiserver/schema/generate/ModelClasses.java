package zeroth.apiserver.schema.generate;

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
import io.fabric8.knative.serving.v1beta1.DomainMapping;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Endpoints;
import io.fabric8.kubernetes.api.model.Event;
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
import zeroth.api.application.Application;

/** The class of each kind. */
final class ModelClasses {
    private ModelClasses() {}

    static List<Class<?>> all() {
        return List.of(
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
                Lease.class,
                io.fabric8.knative.serving.v1.Service.class,
                Configuration.class,
                Revision.class,
                Route.class,
                DomainMapping.class,
                PodAutoscaler.class,
                Metric.class,
                ServerlessService.class,
                Ingress.class,
                Certificate.class,
                ClusterDomainClaim.class,
                Image.class,
                Application.class);
    }
}
