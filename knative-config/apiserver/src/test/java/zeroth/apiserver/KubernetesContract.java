package zeroth.apiserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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

        var wished = unlessOvertaken(() -> client().resource(created.edit()
                        .editSpec()
                        .withReplicas(3)
                        .endSpec()
                        .withNewStatus()
                        .withReplicas(9)
                        .endStatus()
                        .build())
                .unlock()
                .update());
        assertThat(wished.getMetadata().getGeneration()).isEqualTo(2);
        assertThat(wished.getStatus().getReplicas()).isNull();

        var found = unlessOvertaken(() -> client().resource(wished.edit()
                        .editSpec()
                        .withReplicas(7)
                        .endSpec()
                        .withNewStatus()
                        .withReplicas(3)
                        .withObservedGeneration(2L)
                        .endStatus()
                        .build())
                .unlock()
                .updateStatus());
        assertThat(found.getStatus().getReplicas()).isEqualTo(3);
        assertThat(found.getSpec().getReplicas()).isEqualTo(3);
        assertThat(found.getMetadata().getGeneration()).isEqualTo(2);
    }

    /** On a cluster a controller of its own writes at the same time: whoever comes second writes again. */
    private static <T> T unlessOvertaken(Supplier<T> write) {
        for (int attempt = 1; ; attempt++) {
            try {
                return write.get();
            } catch (KubernetesClientException e) {
                if (e.getCode() != 409 || attempt == 20) {
                    throw e;
                }
            }
        }
    }

    @Test
    void theScaleOfADeploymentCanBeReadAndPatched() {
        client().resource(deployment("app")).create();
        var app = client().apps().deployments().inNamespace(namespace).withName("app");

        app.scale(1);

        assertThat(app.get().getSpec().getReplicas()).isEqualTo(1);
        assertThat(app.scale().getSpec().getReplicas()).isEqualTo(1);
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

    @Test
    void whatNobodyOwnsAnyMoreIsDeleted() {
        var owner = create("owner", Map.of());
        client().resource(ownedBy(owner, "owned", null)).create();
        client().resource(ownedBy(owner, "grandchild", null)).create();

        client().configMaps().inNamespace(namespace).withName("owner").delete();

        await().untilAsserted(() -> assertThat(found("owned")).isNull());
        await().untilAsserted(() -> assertThat(found("grandchild")).isNull());
    }

    @Test
    void anOwnerDeletedInForegroundGoesLast() {
        var owner = create("owner", Map.of());
        client().resource(ownedBy(owner, "held", "zeroth.test/held")).create();

        client().configMaps()
                .inNamespace(namespace)
                .withName("owner")
                .withPropagationPolicy(DeletionPropagation.FOREGROUND)
                .delete();

        await().untilAsserted(() ->
                assertThat(read("held").getMetadata().getDeletionTimestamp()).isNotEmpty());
        assertThat(read("owner").getMetadata().getFinalizers()).containsExactly("foregroundDeletion");
        letGo("held");
        await().untilAsserted(() -> assertThat(found("owner")).isNull());
    }

    @Test
    void orphansStay() {
        var owner = create("owner", Map.of());
        client().resource(ownedBy(owner, "orphan", null)).create();

        client().configMaps()
                .inNamespace(namespace)
                .withName("owner")
                .withPropagationPolicy(DeletionPropagation.ORPHAN)
                .delete();

        await().untilAsserted(() -> assertThat(found("owner")).isNull());
        assertThat(read("orphan").getMetadata().getOwnerReferences()).isEmpty();
    }

    @Test
    void aNamespaceGoesWithAllItHolds() {
        create("one", Map.of());
        client().resource(configMap("held", Map.of())
                        .edit()
                        .editMetadata()
                        .withFinalizers("zeroth.test/held")
                        .endMetadata()
                        .build())
                .create();
        var itself = client().namespaces().withName(namespace);

        itself.delete();

        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(found("one")).isNull());
        assertThat(itself.get().getStatus().getPhase()).isEqualTo("Terminating");
        assertThatThrownBy(() -> create("late", Map.of())).satisfies(e -> {
            assertThat(status(e)).isEqualTo(403);
            assertThat(message(e)).contains("because it is being terminated");
        });
        letGo("held");
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(itself.get()).isNull());
    }

    @Test
    void containersArePatchedByName() {
        client().resource(deployment("app")).create();
        var app = client().apps().deployments().inNamespace(namespace).withName("app");

        app.patch(
                PatchContext.of(PatchType.STRATEGIC_MERGE),
                "{\"spec\":{\"template\":{\"spec\":{\"containers\":[{\"name\":\"main\",\"image\":\"dev.local/other\"},{\"name\":\"more\",\"image\":\"dev.local/more\"}]}}}}");

        assertThat(app.get().getSpec().getTemplate().getSpec().getContainers().stream()
                        .map(container -> container.getName() + " " + container.getImage()))
                .containsExactlyInAnyOrder("main dev.local/other", "more dev.local/more");
    }

    @Test
    void plainTextOfASecretIsKeptAsData() {
        var secret = client().resource(new SecretBuilder()
                        .withNewMetadata()
                        .withName("s")
                        .withNamespace(namespace)
                        .endMetadata()
                        .addToStringData("a", "b")
                        .build())
                .create();

        assertThat(secret.getData()).isEqualTo(Map.of("a", "Yg=="));
        assertThat(secret.getType()).isEqualTo("Opaque");
        assertThat(secret.getStringData()).isNullOrEmpty();
    }

    @Test
    void allOfASelectionCanBeDeletedAtOnce() {
        createLabelled("one", Map.of("go", "yes"));
        createLabelled("two", Map.of("go", "yes"));
        createLabelled("three", Map.of());

        client().configMaps().inNamespace(namespace).withLabel("go").delete();

        await().untilAsserted(() -> assertThat(found("one")).isNull());
        assertThat(found("two")).isNull();
        assertThat(found("three")).isNotNull();
    }

    @Test
    void aDefinitionMakesAKind() {
        var definition = client().apiextensions()
                .v1()
                .customResourceDefinitions()
                .load(KubernetesContract.class.getResourceAsStream("test-crd.yaml"));
        client().resource(definition.item()).createOr(existing -> existing.update());
        try {
            await().ignoreExceptions()
                    .untilAsserted(() -> assertThat(
                                    widgets().inNamespace(namespace).list().getItems())
                            .isEmpty());
            var widget = widgets()
                    .inNamespace(namespace)
                    .resource(widget("{\"size\":3}"))
                    .create();
            assertThat(widget.getMetadata().getGeneration()).isEqualTo(1);
            assertThat(widget.get("spec", "colour").toString()).isEqualTo("blue");

            assertThatThrownBy(() -> widgets()
                            .inNamespace(namespace)
                            .resource(widget("{\"size\":\"big\"}"))
                            .create())
                    .satisfies(e -> {
                        assertThat(status(e)).isEqualTo(422);
                        assertThat(message(e)).contains("spec.size").contains("must be of type integer");
                    });
            assertThatThrownBy(() -> widgets()
                            .inNamespace(namespace)
                            .resource(widget("{}"))
                            .create())
                    .satisfies(e -> {
                        assertThat(status(e)).isEqualTo(422);
                        assertThat(message(e)).contains("spec.size: Required value");
                    });
        } finally {
            client().apiextensions()
                    .v1()
                    .customResourceDefinitions()
                    .withName("widgets.contract.zeroth.dev")
                    .delete();
        }
        await().untilAsserted(() -> assertThat(client().apiextensions()
                        .v1()
                        .customResourceDefinitions()
                        .withName("widgets.contract.zeroth.dev")
                        .get())
                .isNull());
    }

    private MixedOperation<
                    GenericKubernetesResource, GenericKubernetesResourceList, Resource<GenericKubernetesResource>>
            widgets() {
        return client().genericKubernetesResources("contract.zeroth.dev/v1", "Widget");
    }

    private GenericKubernetesResource widget(String spec) {
        return Serialization.unmarshal(
                "{\"apiVersion\":\"contract.zeroth.dev/v1\",\"kind\":\"Widget\",\"metadata\":{\"generateName\":\"w-\",\"namespace\":\""
                        + namespace + "\"},\"spec\":" + spec + "}",
                GenericKubernetesResource.class);
    }

    private ConfigMap ownedBy(ConfigMap owner, String name, @Nullable String finalizer) {
        var reference = new OwnerReferenceBuilder()
                .withApiVersion("v1")
                .withKind("ConfigMap")
                .withName(owner.getMetadata().getName())
                .withUid(owner.getMetadata().getUid())
                .withBlockOwnerDeletion(true)
                .build();
        return configMap(name, Map.of())
                .edit()
                .editMetadata()
                .withOwnerReferences(reference)
                .withFinalizers(Stream.ofNullable(finalizer).toList())
                .endMetadata()
                .build();
    }

    private void letGo(String name) {
        client().configMaps()
                .inNamespace(namespace)
                .withName(name)
                .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"metadata\":{\"finalizers\":null}}");
    }

    private @Nullable ConfigMap found(String name) {
        return client().configMaps().inNamespace(namespace).withName(name).get();
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
