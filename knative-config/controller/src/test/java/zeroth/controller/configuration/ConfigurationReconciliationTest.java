package zeroth.controller.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.knative.serving.v1.Configuration;
import io.fabric8.knative.serving.v1.ConfigurationBuilder;
import io.fabric8.knative.serving.v1.Revision;
import io.fabric8.knative.serving.v1.RevisionStatusBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import zeroth.api.settings.GarbageCollectionSettings;
import zeroth.controller.reconcile.Next;
import zeroth.controller.testing.Api;

class ConfigurationReconciliationTest {
    private static final Api API = Api.start();

    private Instant now = Instant.now();
    private final ConfigurationReconciliation reconciliation = new ConfigurationReconciliation(
            API.client(),
            () -> GarbageCollectionSettings.parse(Map.of("min-non-active-revisions", "0")),
            _ -> {},
            () -> now);
    private String namespace = "";

    @AfterAll
    static void stop() {
        API.close();
    }

    @BeforeEach
    void threeRevisionsOfWhichTheLastIsReady() {
        namespace = API.newNamespace();
        API.client()
                .resource(new ConfigurationBuilder()
                        .withNewMetadata()
                        .withName("hello")
                        .withNamespace(namespace)
                        .endMetadata()
                        .withNewSpec()
                        .withNewTemplate()
                        .withNewSpec()
                        .addNewContainer()
                        .withImage("dev.local/hello")
                        .endContainer()
                        .endSpec()
                        .endTemplate()
                        .endSpec()
                        .build())
                .create();
        turn();
        changeTo(1L);
        turn();
        changeTo(2L);
        turn();
        isReady("hello-00003");
    }

    @Test
    void aRevisionThatWasKeptLongEnoughGoes() {
        isUnused("hello-00001");

        assertThat(turn())
                .isInstanceOfSatisfying(
                        Next.After.class,
                        next -> assertThat(next.delay()).isBetween(Duration.ofHours(47), Duration.ofHours(49)));
        assertThat(API.find(Revision.class, namespace, "hello-00001")).isPresent();
        now = now.plus(Duration.ofDays(3));

        assertThat(turn()).isEqualTo(Next.whenSomethingHappens());

        assertThat(API.find(Revision.class, namespace, "hello-00001")).isEmpty();
        assertThat(API.find(Revision.class, namespace, "hello-00002")).isPresent();
        assertThat(API.find(Revision.class, namespace, "hello-00003")).isPresent();
    }

    private Next turn() {
        return reconciliation.reconcile(configuration());
    }

    private Configuration configuration() {
        return API.get(Configuration.class, namespace, "hello");
    }

    private void changeTo(long concurrency) {
        Configuration configuration = configuration();
        configuration.getSpec().getTemplate().getSpec().setContainerConcurrency(concurrency);
        API.client().resource(configuration).update();
    }

    private void isReady(String name) {
        Revision revision = API.get(Revision.class, namespace, name);
        revision.setStatus(new RevisionStatusBuilder()
                .withObservedGeneration(revision.getMetadata().getGeneration())
                .addNewCondition()
                .withType("Ready")
                .withStatus("True")
                .endCondition()
                .build());
        API.client().resource(revision).updateStatus();
    }

    private void isUnused(String name) {
        Revision revision = API.get(Revision.class, namespace, name);
        revision.getMetadata().getLabels().put("serving.knative.dev/routingState", "reserve");
        API.client().resource(revision).update();
    }
}
