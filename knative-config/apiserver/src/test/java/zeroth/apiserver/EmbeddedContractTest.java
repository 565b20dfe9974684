package zeroth.apiserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The contract, kept by the embedded API server. */
final class EmbeddedContractTest extends KubernetesContract {
    private static final RunningServer SERVER = RunningServer.inTemporaryDirectory();

    @BeforeAll
    static void start() {
        SERVER.start();
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    /** It became invalid meanwhile, so no write of it is admitted. */
    @Test
    void anOwnerStaysWhileItsOrphanCannotBeFreed() {
        var owner = create("owner", Map.of());
        var owned = client().resource(unlimitedServiceOf(owner)).create();
        zeroConcurrencyIs("false");

        client().resource(owner)
                .withPropagationPolicy(DeletionPropagation.ORPHAN)
                .delete();

        await().during(Duration.ofMillis(300))
                .untilAsserted(() -> assertThat(
                                client().resource(owner).get().getMetadata().getFinalizers())
                        .containsExactly("orphan"));
        zeroConcurrencyIs("true");
        client().resource(owned)
                .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"metadata\":{\"labels\":{\"mended\":\"yes\"}}}");
        await().untilAsserted(() -> assertThat(client().resource(owner).get()).isNull());
        assertThat(client().resource(owned).get().getMetadata().getOwnerReferences())
                .isEmpty();
    }

    private static GenericKubernetesResource unlimitedServiceOf(ConfigMap owner) {
        return Serialization.unmarshal(
                """
                apiVersion: serving.knative.dev/v1
                kind: Service
                metadata:
                  name: owned
                  namespace: %s
                  ownerReferences: [{apiVersion: v1, kind: ConfigMap, name: owner, uid: %s}]
                spec: {template: {spec: {containerConcurrency: 0, containers: [{image: dev.local/nothing}]}}}
                """.formatted(
                        owner.getMetadata().getNamespace(), owner.getMetadata().getUid()),
                GenericKubernetesResource.class);
    }

    private static void zeroConcurrencyIs(String allowed) {
        SERVER.client()
                .configMaps()
                .inNamespace("knative-serving")
                .withName("config-defaults")
                .patch(
                        PatchContext.of(PatchType.JSON_MERGE),
                        "{\"data\":{\"allow-container-concurrency-zero\":\"" + allowed + "\"}}");
    }

    @Override
    KubernetesClient client() {
        return SERVER.client();
    }
}
