package zeroth.server.platform;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import java.time.Duration;

/** The one operator that runs the reconcilers of controller and autoscaler, without what the embedded API lacks. */
final class Reconcilers implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private final Operator operator;

    private Reconcilers(Operator operator) {
        this.operator = operator;
    }

    static Reconcilers of(KubernetesClient client) {
        return new Reconcilers(new Operator(settings -> settings.withKubernetesClient(client)
                .withCloseClientOnStop(false)
                .withStopOnInformerErrorDuringStartup(true)
                .withReconciliationTerminationTimeout(PATIENCE)
                .checkingCRDAndValidateLocalModel(false)
                .withUseSSAToPatchPrimaryResource(false)
                .withSSABasedCreateUpdateMatchForDependentResources(false)));
    }

    Operator operator() {
        return operator;
    }

    @Override
    public void close() {
        operator.stop();
    }
}
