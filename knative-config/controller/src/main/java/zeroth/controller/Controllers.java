package zeroth.controller;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import zeroth.controller.configuration.ConfigurationReconciler;
import zeroth.controller.reconcile.Turn;
import zeroth.controller.service.ServiceReconciler;

/** All reconcilers of Knative Serving. */
public final class Controllers {
    private Controllers() {}

    /** Before {@code operator} starts. */
    public static void register(Operator operator, KubernetesClient client, ControllerSettings settings) {
        operator.register(new ServiceReconciler(client, settings.clock()), Turn::configure);
        operator.register(new ConfigurationReconciler(client, settings.clock()), Turn::configure);
    }
}
