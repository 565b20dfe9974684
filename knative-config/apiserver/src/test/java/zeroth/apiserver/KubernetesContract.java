package zeroth.apiserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the platform's parts rely on in any Kubernetes, embedded or real. */
abstract class KubernetesContract {
    private String namespace = "";

    abstract KubernetesClient client();

    @BeforeEach
    void makeNamespace() {
        namespace = client().namespaces()
                .resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withGenerateName("contract-")
                        .endMetadata()
                        .build())
                .create()
                .getMetadata()
                .getName();
    }

    @AfterEach
    void deleteNamespace() {
        client().namespaces().withName(namespace).delete();
    }

    @Test
    void createdObjectsHaveIdentityAndCanBeRead() {
        var created = create("one", Map.of("a", "b"));

        assertThat(created.getMetadata().getUid()).isNotEmpty();
        assertThat(created.getMetadata().getCreationTimestamp()).isNotEmpty();
        assertThat(created.getMetadata().getResourceVersion()).isNotEmpty();
        assertThat(read("one")).isEqualTo(created);
    }

    @Test
    void aNameIsGivenOnlyOnce() {
        create("one", Map.of());

        assertThatThrownBy(() -> create("one", Map.of())).satisfies(e -> {
            assertThat(status(e)).isEqualTo(409);
            assertThat(reason(e)).isEqualTo("AlreadyExists");
            assertThat(message(e)).contains("configmaps \"one\" already exists");
        });
    }

    @Test
    void namesAreGeneratedFromAPrefix() {
        var one = client().resource(configMap("", Map.of())
                        .edit()
                        .editMetadata()
                        .withName(null)
                        .withGenerateName("x-")
                        .endMetadata()
                        .build())
                .create();
        var two = client().resource(configMap("", Map.of())
                        .edit()
                        .editMetadata()
                        .withName(null)
                        .withGenerateName("x-")
                        .endMetadata()
                        .build())
                .create();

        assertThat(one.getMetadata().getName())
                .startsWith("x-")
                .hasSize(7)
                .isNotEqualTo(two.getMetadata().getName());
    }

    @Test
    void objectsNeedANamespaceThatIsThere() {
        var stray = configMap("stray", Map.of())
                .edit()
                .editMetadata()
                .withNamespace("nowhere")
                .endMetadata()
                .build();

        assertThatThrownBy(() -> client().resource(stray).create()).satisfies(e -> {
            assertThat(status(e)).isEqualTo(404);
            assertThat(message(e)).contains("namespaces \"nowhere\" not found");
        });
    }

    @Test
    void anUpdateOfAnOldVersionIsAConflict() {
        var first = create("one", Map.of("a", "1"));
        client().resource(first.edit().addToData("a", "2").build()).update();

        assertThatThrownBy(
                        () -> client().resource(first.edit().addToData("a", "3").build())
                                .lockResourceVersion(first.getMetadata().getResourceVersion())
                                .update())
                .satisfies(e -> {
                    assertThat(status(e)).isEqualTo(409);
                    assertThat(reason(e)).isEqualTo("Conflict");
                    assertThat(message(e)).contains("the object has been modified");
                });
        assertThat(read("one").getData()).containsEntry("a", "2");
    }

    @Test
    void anUpdateThatChangesNothingKeepsTheVersion() {
        var created = create("one", Map.of("a", "1"));

        var updated = client().resource(created).update();

        assertThat(updated.getMetadata().getResourceVersion())
                .isEqualTo(created.getMetadata().getResourceVersion());
    }

    @Test
    void mergePatchesAndJsonPatchesChangeWhatTheyName() {
        create("one", Map.of("a", "1", "b", "2"));
        var one = client().configMaps().inNamespace(namespace).withName("one");

        one.patch(PatchContext.of(PatchType.JSON_MERGE), "{\"data\":{\"a\":null,\"c\":\"3\"}}");
        one.patch(PatchContext.of(PatchType.JSON), "[{\"op\":\"replace\",\"path\":\"/data/b\",\"value\":\"4\"}]");

        assertThat(read("one").getData()).isEqualTo(Map.of("b", "4", "c", "3"));
    }

    @Test
    void listsSelectByLabelAndField() {
        createLabelled("one", Map.of("app", "x", "tier", "front"));
        createLabelled("two", Map.of("app", "x"));
        createLabelled("three", Map.of("app", "y"));
        var all = client().configMaps().inNamespace(namespace);

        assertThat(names(all.withLabel("app", "x").list().getItems())).containsExactly("one", "two");
        assertThat(names(all.withLabelSelector("app in (x,y),!tier").list().getItems()))
                .contains("two", "three")
                .doesNotContain("one");
        assertThat(names(all.withField("metadata.name", "three").list().getItems()))
                .containsExactly("three");
    }

    @Test
    void longListsComeInPages() {
        for (int i = 0; i < 5; i++) {
            createLabelled("page-" + i, Map.of("paged", "yes"));
        }
        var all = client().configMaps().inNamespace(namespace);

        var first = all.list(new ListOptionsBuilder()
                .withLimit(2L)
                .withLabelSelector("paged")
                .build());
        createLabelled("page-00", Map.of("paged", "yes"));
        var second = all.list(new ListOptionsBuilder()
                .withLimit(10L)
                .withLabelSelector("paged")
                .withContinue(first.getMetadata().getContinue())
                .build());

        assertThat(names(first.getItems())).containsExactly("page-0", "page-1");
        assertThat(names(second.getItems())).containsExactly("page-2", "page-3", "page-4");
        assertThat(second.getMetadata().getResourceVersion())
                .isEqualTo(first.getMetadata().getResourceVersion());
    }

    @Test
    void watchesTellWhatHappensInOrder() {
        var events = new CopyOnWriteArrayList<String>();
        try (var watch = client().configMaps()
                .inNamespace(namespace)
                .withLabel("seen", "yes")
                .watch(recording(events))) {
            assertThat(watch).isNotNull();
            createLabelled("hidden", Map.of());
            createLabelled("one", Map.of("seen", "yes"));
            client().configMaps()
                    .inNamespace(namespace)
                    .withName("one")
                    .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"data\":{\"a\":\"1\"}}");
            client().configMaps()
                    .inNamespace(namespace)
                    .withName("hidden")
                    .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"metadata\":{\"labels\":{\"seen\":\"yes\"}}}");
            client().configMaps()
                    .inNamespace(namespace)
                    .withName("hidden")
                    .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"metadata\":{\"labels\":{\"seen\":\"no\"}}}");
            client().configMaps().inNamespace(namespace).withName("one").delete();

            await().untilAsserted(() -> assertThat(events)
                    .containsExactly("ADDED one", "MODIFIED one", "ADDED hidden", "DELETED hidden", "DELETED one"));
        }
    }

    @Test
    void informersSeeWhatIsThereAndWhatComes() {
        create("before", Map.of());
        var seen = new CopyOnWriteArrayList<String>();
        try (var informer = client().configMaps()
                .inNamespace(namespace)
                .withLabel("informed")
                .inform(added(seen))) {
            assertThat(informer.isRunning()).isTrue();
            createLabelled("later", Map.of("informed", "yes"));
            await().untilAsserted(() -> assertThat(seen).containsExactly("later"));
        }
    }

    @Test
    void statusAndWishAreWrittenApart() {
        var created = client().resource(deployment("app")).create();
        assertThat(created.getMetadata().getGeneration()).isEqualTo(1);

        var wished = client().resource(created.edit()
                        .editSpec()
                        .withReplicas(3)
                        .endSpec()
                        .withNewStatus()
                        .withReplicas(9)
                        .endStatus()
                        .build())
                .update();
        assertThat(wished.getMetadata().getGeneration()).isEqualTo(2);
        assertThat(wished.getStatus().getReplicas()).isNull();

        var found = client().resource(wished.edit()
                        .editSpec()
                        .withReplicas(7)
                        .endSpec()
                        .withNewStatus()
                        .withReplicas(3)
                        .withObservedGeneration(2L)
                        .endStatus()
                        .build())
                .updateStatus();
        assertThat(found.getStatus().getReplicas()).isEqualTo(3);
        assertThat(found.getSpec().getReplicas()).isEqualTo(3);
        assertThat(found.getMetadata().getGeneration()).isEqualTo(2);
    }

    @Test
    void theScaleOfADeploymentCanBeReadAndPatched() {
        client().resource(deployment("app")).create();
        var app = client().apps().deployments().inNamespace(namespace).withName("app");

        app.scale(0);

        assertThat(app.get().getSpec().getReplicas()).isZero();
        assertThat(app.scale().getSpec().getReplicas()).isZero();
        assertThat(app.scale().getStatus().getSelector()).isEqualTo("app=app");
    }

    @Test
    void finalizersHoldADeletionBack() {
        client().resource(configMap("held", Map.of())
                        .edit()
                        .editMetadata()
                        .withFinalizers("zeroth.test/held")
                        .endMetadata()
                        .build())
                .create();
        var held = client().configMaps().inNamespace(namespace).withName("held");

        held.delete();
        assertThat(read("held").getMetadata().getDeletionTimestamp()).isNotEmpty();

        held.patch(PatchContext.of(PatchType.JSON_MERGE), "{\"metadata\":{\"finalizers\":null}}");
        await().untilAsserted(() -> assertThat(held.get()).isNull());
    }

    ConfigMap create(String name, Map<String, String> data) {
        return client().resource(configMap(name, data)).create();
    }

    private ConfigMap createLabelled(String name, Map<String, String> labels) {
        return client().resource(configMap(name, Map.of())
                        .edit()
                        .editMetadata()
                        .withLabels(labels)
                        .endMetadata()
                        .build())
                .create();
    }

    private ConfigMap configMap(String name, Map<String, String> data) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(namespace)
                .endMetadata()
                .withData(data.isEmpty() ? null : data)
                .build();
    }

    private ConfigMap read(String name) {
        return client().configMaps().inNamespace(namespace).withName(name).require();
    }

    private Deployment deployment(String name) {
        return new DeploymentBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(namespace)
                .endMetadata()
                .withNewSpec()
                .withReplicas(0)
                .withNewSelector()
                .addToMatchLabels("app", name)
                .endSelector()
                .withNewTemplate()
                .withNewMetadata()
                .addToLabels("app", name)
                .endMetadata()
                .withNewSpec()
                .addNewContainer()
                .withName("main")
                .withImage("dev.local/nothing")
                .endContainer()
                .endSpec()
                .endTemplate()
                .endSpec()
                .build();
    }

    private static List<String> names(List<ConfigMap> objects) {
        return objects.stream().map(object -> object.getMetadata().getName()).toList();
    }

    private static Watcher<ConfigMap> recording(List<String> events) {
        return new Watcher<>() {
            @Override
            public void eventReceived(Action action, ConfigMap object) {
                if (action != Action.BOOKMARK) {
                    events.add(action + " " + object.getMetadata().getName());
                }
            }

            @Override
            public void onClose(WatcherException cause) {
                events.add("closed by " + cause);
            }
        };
    }

    private static ResourceEventHandler<ConfigMap> added(List<String> seen) {
        return new ResourceEventHandler<>() {
            @Override
            public void onAdd(ConfigMap object) {
                seen.add(object.getMetadata().getName());
            }

            @Override
            public void onUpdate(ConfigMap old, ConfigMap object) {}

            @Override
            public void onDelete(ConfigMap object, boolean isFinalStateUnknown) {}
        };
    }

    private static int status(Throwable e) {
        return ((KubernetesClientException) e).getCode();
    }

    private static String reason(Throwable e) {
        return ((KubernetesClientException) e).getStatus().getReason();
    }

    private static String message(Throwable e) {
        return ((KubernetesClientException) e).getStatus().getMessage();
    }
}
