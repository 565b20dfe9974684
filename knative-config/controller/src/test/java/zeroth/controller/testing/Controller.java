package zeroth.controller.testing;

import io.javaoperatorsdk.operator.Operator;
import java.time.InstantSource;
import zeroth.controller.ControllerSettings;
import zeroth.controller.Controllers;
import zeroth.controller.route.UrlPort;

/** The reconcilers, running, as on a laptop. Immutable. */
public final class Controller implements AutoCloseable {
    private final Operator operator;

    private Controller(Operator operator) {
        this.operator = operator;
    }

    public static Controller start(Api api) {
        Operator operator = new Operator(configuration -> configuration
                .withKubernetesClient(api.client())
                .withCloseClientOnStop(false)
                .withUseSSAToPatchPrimaryResource(false)
                .checkingCRDAndValidateLocalModel(false));
        Controllers.register(operator, api.client(), settings());
        operator.start();
        return new Controller(operator);
    }

    private static ControllerSettings settings() {
        return new ControllerSettings(
                "knative-serving", "cluster.local", new UrlPort.Explicit(8080), InstantSource.system());
    }

    @Override
    public void close() {
        operator.stop();
    }
}
