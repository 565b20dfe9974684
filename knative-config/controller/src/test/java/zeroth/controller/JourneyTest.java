package zeroth.controller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.knative.internal.networking.v1alpha1.Ingress;
import io.fabric8.knative.pkg.apis.Condition;
import io.fabric8.knative.serving.v1.Configuration;
import io.fabric8.knative.serving.v1.ConfigurationBuilder;
import io.fabric8.knative.serving.v1.Revision;
import io.fabric8.knative.serving.v1.Route;
import io.fabric8.knative.serving.v1.RouteBuilder;
import io.fabric8.knative.serving.v1.Service;
import io.fabric8.knative.serving.v1.ServiceBuilder;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.time.Duration;
import java.util.List;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import zeroth.controller.testing.Api;
import zeroth.controller.testing.Controller;
import zeroth.controller.testing.Others;
import zeroth.controller.testing.Others.Activity;

/** All reconcilers together, in the operator framework, against an API server. */
class JourneyTest {
    private static final Api API = Api.start();
    private static final Controller CONTROLLER = Controller.start(API);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String IMAGE = "dev.local/%s@sha256:0123456789abcdef";

    private String namespace = "";
    private Others others = new Others(API, "");

    @BeforeAll
    static void programsAreThere() {
        new Others(API, "default").applicationIs("known", IMAGE.formatted("known"));
    }

    @AfterAll
    static void stop() {
        CONTROLLER.close();
        API.close();
    }

    @BeforeEach
    void newNamespace() {
        namespace = API.newNamespace();
        others = new Others(API, namespace);
    }

    @Test
    void aServiceIsReadyWhenARequestWouldBeAnswered() {
        apply("hello", "dev.local/known");

        becomesReady("hello");

        Service service = get(Service.class, "hello");
        assertThat(service.getStatus().getUrl()).isEqualTo("http://hello.%s.localhost:8080".formatted(namespace));
        assertThat(service.getStatus().getLatestReadyRevisionName()).isEqualTo("hello-00001");
        assertThat(service.getStatus().getTraffic()).singleElement().satisfies(target -> {
            assertThat(target.getRevisionName()).isEqualTo("hello-00001");
            assertThat(target.getPercent()).isEqualTo(100);
            assertThat(target.getLatestRevision()).isTrue();
        });
        Ingress ingress = get(Ingress.class, "hello");
        assertThat(ingress.getSpec().getRules())
                .flatExtracting(rule -> rule.getHosts())
                .contains("hello.%s.localhost".formatted(namespace));
        Revision revision = get(Revision.class, "hello-00001");
        assertThat(revision.getStatus().getContainerStatuses())
                .singleElement()
                .satisfies(status -> assertThat(status.getImageDigest()).isEqualTo(IMAGE.formatted("known")));
    }

    @Test
    void aProgramThatEndsIsSaidWithItsExitCodeAndItsLastLine() {
        apply("crash", "dev.local/known");
        eventually(() -> get(Deployment.class, "crash-00001-deployment"));

        others.podCrashed("crash-00001", 3, "no database");
        others.noPodIsReady("crash-00001");

        says("crash", "False", "Revision \"crash-00001\" failed with message: Container failed with: no database.");
        assertThat(condition(get(Revision.class, "crash-00001"), "ContainerHealthy")
                        .getReason())
                .isEqualTo("ExitCode3");
    }

    @Test
    void anImageThatCannotBeFetchedIsSaidAtOnce() {
        apply("elsewhere", "registry.example/hello");
        eventually(() -> get(Deployment.class, "elsewhere-00001-deployment"));

        others.podWaits("elsewhere-00001", "ErrImagePull", "this machine asks no registry");
        others.noPodIsReady("elsewhere-00001");

        says("elsewhere", "False", "Revision \"elsewhere-00001\" failed with message: this machine asks no registry.");
    }

    @Test
    void aRevisionWhoseProgramIsUnknownWaitsForIt() {
        apply("late", "dev.local/late");
        says(
                "late",
                "False",
                "Revision \"late-00001\" failed with message: Unable to fetch image \"dev.local/late\": there is no"
                        + " application \"late\" on this machine; `zeroth app add late PATH` makes it known.");

        others.applicationIs("late", IMAGE.formatted("late"));

        becomesReady("late");
    }

    @Test
    void whatHappenedIsTold() {
        apply("told", "dev.local/known");
        becomesReady("told");

        eventually(() -> {
            assertThat(events("Service", "told"))
                    .containsExactlyInAnyOrder(
                            "Normal Created Created Configuration \"told\"", "Normal Created Created Route \"told\"");
            assertThat(events("Configuration", "told"))
                    .containsExactlyInAnyOrder(
                            "Normal Created Created Revision \"told-00001\"",
                            "Normal ConfigurationReady Configuration becomes ready",
                            "Normal LatestReadyUpdate LatestReadyRevisionName updated to \"told-00001\"");
            assertThat(events("Revision", "told-00001"))
                    .contains("Normal RevisionReady Revision becomes ready upon all resources being ready");
            assertThat(events("Route", "told"))
                    .contains(
                            "Normal Created Created placeholder service \"told\"",
                            "Normal Created Created Ingress \"told\"");
        });
    }

    @Test
    void aFailureIsTold() {
        apply("missing", "dev.local/nowhere");

        eventually(() -> assertThat(events("Configuration", "missing"))
                .contains("Warning LatestCreatedFailed Latest created revision \"missing-00001\" has failed"));
    }

    @Test
    void aServiceThatBeginsWithNoPodIsReadyAndNoneHasRun() {
        apply("idle", "dev.local/known");
        eventually(() -> get(Deployment.class, "idle-00001-deployment"));

        eventually(() -> others.scaled("idle-00001", Activity.IDLE));
        eventually(() -> others.gatewayServes("idle"));

        isReady("idle");
        assertThat(condition(get(Revision.class, "idle-00001"), "Active").getStatus())
                .isEqualTo("False");
    }

    @Test
    void aChangedTemplateBecomesANewRevisionThatTheTrafficMovesTo() {
        apply("next", "dev.local/known");
        becomesReady("next");

        change("next");
        eventually(() -> get(Deployment.class, "next-00002-deployment"));
        others.podsRun("next-00002");
        eventually(() -> others.scaled("next-00002", Activity.ACTIVE));
        eventually(() -> {
            others.gatewayServes("next");
            assertThat(get(Service.class, "next").getStatus().getTraffic())
                    .singleElement()
                    .satisfies(target -> assertThat(target.getRevisionName()).isEqualTo("next-00002"));
        });

        eventually(
                () -> assertThat(get(Revision.class, "next-00001").getMetadata().getLabels())
                        .containsEntry("serving.knative.dev/routingState", "reserve"));
        assertThat(get(Revision.class, "next-00002").getMetadata().getLabels())
                .containsEntry("serving.knative.dev/routingState", "active");
    }

    @Test
    void aDeletedServiceTakesEverythingWithItThatWasMadeForIt() {
        apply("gone", "dev.local/known");
        becomesReady("gone");

        API.client().resource(get(Service.class, "gone")).delete();

        eventually(() -> {
            assertThat(API.find(Route.class, namespace, "gone")).isEmpty();
            assertThat(API.find(Revision.class, namespace, "gone-00001")).isEmpty();
            assertThat(API.find(Deployment.class, namespace, "gone-00001-deployment"))
                    .isEmpty();
        });
    }

    @Test
    void whatAServiceLeavesBehindOnPurposeStays() {
        apply("left", "dev.local/known");
        becomesReady("left");

        API.client()
                .resource(get(Service.class, "left"))
                .withPropagationPolicy(DeletionPropagation.ORPHAN)
                .delete();

        eventually(() -> {
            assertThat(API.find(Service.class, namespace, "left")).isEmpty();
            assertThat(get(Configuration.class, "left").getMetadata().getOwnerReferences())
                    .isEmpty();
            assertThat(get(Route.class, "left").getMetadata().getOwnerReferences())
                    .isEmpty();
        });
        assertThat(get(Revision.class, "left-00001").getMetadata().getDeletionTimestamp())
                .isNull();
    }

    @Test
    void aRouteThatGoesFreesWhatItLedTo() {
        API.client().resource(configuration("alone")).create();
        API.client().resource(route("alone", "alone")).create();
        API.client().resource(route("other", "alone")).create();
        eventually(() -> others.podsRun("alone-00001"));
        eventually(() -> others.scaled("alone-00001", Activity.ACTIVE));
        leadHere("alone-00001", "alone,other");

        API.client().resource(get(Route.class, "alone")).delete();

        leadHere("alone-00001", "other");
        API.client().resource(get(Route.class, "other")).delete();
        eventually(() -> {
            Revision freed = get(Revision.class, "alone-00001");
            assertThat(API.find(Route.class, namespace, "other")).isEmpty();
            assertThat(freed.getMetadata().getLabels()).containsEntry("serving.knative.dev/routingState", "reserve");
            assertThat(freed.getMetadata().getAnnotations())
                    .doesNotContainKey("serving.knative.dev/routes")
                    .containsKey("serving.knative.dev/routingStateModified");
            assertThat(get(Configuration.class, "alone").getMetadata().getAnnotations())
                    .doesNotContainKey("serving.knative.dev/routes");
        });
    }

    private void leadHere(String revision, String routes) {
        eventually(() -> {
            ObjectMeta metadata = get(Revision.class, revision).getMetadata();
            assertThat(metadata.getLabels()).containsEntry("serving.knative.dev/routingState", "active");
            assertThat(metadata.getAnnotations()).containsEntry("serving.knative.dev/routes", routes);
        });
    }

    private List<String> events(String kind, String name) {
        return API
                .client()
                .v1()
                .events()
                .inNamespace(namespace)
                .withField("involvedObject.kind", kind)
                .withField("involvedObject.name", name)
                .list()
                .getItems()
                .stream()
                .map(event -> event.getType() + " " + event.getReason() + " " + event.getMessage())
                .toList();
    }

    private void becomesReady(String name) {
        eventually(() -> others.podsRun(name + "-00001"));
        eventually(() -> others.scaled(name + "-00001", Activity.ACTIVE));
        eventually(() -> others.gatewayServes(name));
        isReady(name);
    }

    private void isReady(String service) {
        eventually(() -> assertThat(
                        condition(get(Service.class, service), "Ready").getStatus())
                .isEqualTo("True"));
    }

    private void says(String service, String status, String message) {
        eventually(() -> {
            Condition ready = condition(get(Service.class, service), "Ready");
            assertThat(ready.getStatus()).isEqualTo(status);
            assertThat(ready.getMessage()).isEqualTo(message);
        });
    }

    private void apply(String name, String image) {
        API.client()
                .resource(new ServiceBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withNamespace(namespace)
                        .endMetadata()
                        .withNewSpec()
                        .addNewTraffic()
                        .withLatestRevision(true)
                        .withPercent(100L)
                        .endTraffic()
                        .withNewTemplate()
                        .withNewSpec()
                        .withTimeoutSeconds(300L)
                        .addNewContainer()
                        .withName("user-container")
                        .withImage(image)
                        .endContainer()
                        .endSpec()
                        .endTemplate()
                        .endSpec()
                        .build())
                .create();
    }

    private Configuration configuration(String name) {
        return new ConfigurationBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(namespace)
                .endMetadata()
                .withNewSpec()
                .withNewTemplate()
                .withNewSpec()
                .addNewContainer()
                .withImage("dev.local/known")
                .endContainer()
                .endSpec()
                .endTemplate()
                .endSpec()
                .build();
    }

    private Route route(String name, String configuration) {
        return new RouteBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(namespace)
                .endMetadata()
                .withNewSpec()
                .addNewTraffic()
                .withConfigurationName(configuration)
                .withPercent(100L)
                .endTraffic()
                .endSpec()
                .build();
    }

    private void change(String name) {
        Service service = get(Service.class, name);
        service.getSpec().getTemplate().getSpec().setContainerConcurrency(5L);
        API.client().resource(service).update();
    }

    private <T extends HasMetadata> T get(Class<T> kind, String name) {
        return API.get(kind, namespace, name);
    }

    private static Condition condition(Service service, String type) {
        return condition(
                service.getStatus() == null ? List.of() : service.getStatus().getConditions(), type);
    }

    private static Condition condition(Revision revision, String type) {
        return condition(revision.getStatus().getConditions(), type);
    }

    private static Condition condition(List<Condition> conditions, String type) {
        return conditions.stream()
                .filter(condition -> condition.getType().equals(type))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no condition " + type));
    }

    /** The API server, its watches and the operator have threads of their own. */
    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptions()
                .untilAsserted(assertion);
    }
}
