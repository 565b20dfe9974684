package zeroth.controller;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import zeroth.controller.configuration.ConfigurationReconciler;
import zeroth.controller.reconcile.Events;
import zeroth.controller.reconcile.Turn;
import zeroth.controller.revision.RevisionReconciler;
import zeroth.controller.route.RouteReconciler;
import zeroth.controller.serverlessservice.ServerlessServiceReconciler;
import zeroth.controller.service.ServiceReconciler;
import zeroth.controller.settings.LiveSettings;

/** All reconcilers of Knative Serving. */
public final class Controllers {
    private Controllers() {}

    /** Before {@code operator} starts. */
    public static void register(Operator operator, KubernetesClient client, ControllerSettings settings) {
        LiveSettings live = new LiveSettings(client, settings.systemNamespace(), settings.clusterDomain());
        Events events = new Events(client, settings.clock());
        operator.register(new ServiceReconciler(client, events, settings.clock()), Turn::configure);
        operator.register(
                new ConfigurationReconciler(client, live, settings.systemNamespace(), events, settings.clock()),
                Turn::configure);
        operator.register(
                new RevisionReconciler(client, live, settings.systemNamespace(), events, settings.clock()),
                Turn::configure);
        operator.register(
                new ServerlessServiceReconciler(client, settings.systemNamespace(), events, settings.clock()),
                Turn::configure);
        operator.register(
                new RouteReconciler(
                        client, live, settings.systemNamespace(), settings.urlPort(), events, settings.clock()),
                RouteReconciler::configure);
    }
}
