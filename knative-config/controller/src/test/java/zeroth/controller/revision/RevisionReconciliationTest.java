package zeroth.controller.revision;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.knative.internal.autoscaling.v1alpha1.PodAutoscaler;
import io.fabric8.knative.serving.v1.Revision;
import io.fabric8.knative.serving.v1.RevisionBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import zeroth.controller.settings.Settings;
import zeroth.controller.testing.Api;
import zeroth.controller.testing.Installation;
import zeroth.controller.testing.Others;
import zeroth.controller.testing.Others.Activity;

class RevisionReconciliationTest {
    private static final Api API = Api.start();

    private final RevisionReconciliation reconciliation = new RevisionReconciliation(
            API.client(), Installation::settings, "knative-serving", _ -> {}, InstantSource.system());
    private String namespace = "";

    @AfterAll
    static void stop() {
        API.close();
    }

    @BeforeEach
    void aRevision() {
        namespace = API.newNamespace();
        API.client()
                .resource(new RevisionBuilder()
                        .withNewMetadata()
                        .withName("hello-00001")
                        .withNamespace(namespace)
                        .endMetadata()
                        .withNewSpec()
                        .withTimeoutSeconds(300L)
                        .addNewContainer()
                        .withName("user-container")
                        .withImage("registry.example/hello")
                        .endContainer()
                        .endSpec()
                        .build())
                .create();
    }

    @Test
    void theSecondTurnWritesNothing() {
        turn();
        Others others = new Others(API, namespace);
        others.podsRun("hello-00001");
        others.scaled("hello-00001", Activity.ACTIVE);
        turn();
        var before = API.versions(namespace, Revision.class, Deployment.class, PodAutoscaler.class);

        turn();

        assertThat(API.versions(namespace, Revision.class, Deployment.class, PodAutoscaler.class))
                .hasSize(3)
                .isEqualTo(before);
    }

    @Test
    void theLogsOfARevisionAreWhereTheInstallationSays() {
        Settings settings = Installation.observing(
                Map.of("logging.revision-url-template", "https://logs.example/?revision=${REVISION_UID}"));
        Revision revision = API.get(Revision.class, namespace, "hello-00001");

        new RevisionReconciliation(API.client(), () -> settings, "knative-serving", _ -> {}, InstantSource.system())
                .reconcile(revision);

        assertThat(API.get(Revision.class, namespace, "hello-00001").getStatus().getLogUrl())
                .isEqualTo("https://logs.example/?revision="
                        + revision.getMetadata().getUid());
        turn();
        assertThat(API.get(Revision.class, namespace, "hello-00001").getStatus().getLogUrl())
                .isNull();
    }

    @Test
    void theAutoscalersNumberOfPodsStays() {
        turn();
        Deployment scaled = API.get(Deployment.class, namespace, "hello-00001-deployment");
        scaled.getSpec().setReplicas(7);
        API.client().resource(scaled).update();

        turn();

        assertThat(API.get(Deployment.class, namespace, "hello-00001-deployment")
                        .getSpec()
                        .getReplicas())
                .isEqualTo(7);
    }

    @Test
    void aStrangersDeploymentIsLeftAlone() {
        API.client()
                .resource(new DeploymentBuilder()
                        .withNewMetadata()
                        .withName("hello-00001-deployment")
                        .withNamespace(namespace)
                        .endMetadata()
                        .withNewSpec()
                        .withNewSelector()
                        .addToMatchLabels("app", "theirs")
                        .endSelector()
                        .withNewTemplate()
                        .withNewMetadata()
                        .addToLabels("app", "theirs")
                        .endMetadata()
                        .withNewSpec()
                        .addNewContainer()
                        .withName("theirs")
                        .withImage("theirs")
                        .endContainer()
                        .endSpec()
                        .endTemplate()
                        .endSpec()
                        .build())
                .create();

        turn();

        assertThat(API.get(Revision.class, namespace, "hello-00001").getStatus().getConditions())
                .anySatisfy(condition -> {
                    assertThat(condition.getType()).isEqualTo("ResourcesAvailable");
                    assertThat(condition.getReason()).isEqualTo("NotOwned");
                });
    }

    private void turn() {
        reconciliation.reconcile(API.get(Revision.class, namespace, "hello-00001"));
    }
}
