package zeroth.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The rooms and who may enter which. What the module POMs cannot say stands here. */
@AnalyzeClasses(packages = "zeroth", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule roomsKnowOnlyWhatStandsBelowThem = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("server")
            .definedBy("zeroth.server..")
            .layer("apiserver")
            .definedBy("zeroth.apiserver..")
            .layer("controller")
            .definedBy("zeroth.controller..")
            .layer("autoscaler")
            .definedBy("zeroth.autoscaler..")
            .layer("data plane")
            .definedBy("zeroth.dataplane..")
            .layer("node")
            .definedBy("zeroth.node..")
            .layer("scaling")
            .definedBy("zeroth.scaling..")
            .layer("proxy")
            .definedBy("zeroth.queueproxy.http..")
            .layer("core")
            .definedBy(
                    "zeroth.queueproxy.limit..",
                    "zeroth.queueproxy.stats..",
                    "zeroth.queueproxy.drain..",
                    "zeroth.queueproxy.time..")
            .layer("api")
            .definedBy("zeroth.api..")
            .layer("names")
            .definedBy("zeroth.names..")
            .whereLayer("server")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("apiserver")
            .mayOnlyBeAccessedByLayers("server")
            .whereLayer("controller")
            .mayOnlyBeAccessedByLayers("server")
            .whereLayer("autoscaler")
            .mayOnlyBeAccessedByLayers("server")
            .whereLayer("data plane")
            .mayOnlyBeAccessedByLayers("server")
            .whereLayer("node")
            .mayOnlyBeAccessedByLayers("server")
            .whereLayer("scaling")
            .mayOnlyBeAccessedByLayers("autoscaler", "server")
            .whereLayer("proxy")
            .mayOnlyBeAccessedByLayers("data plane", "node", "server")
            .whereLayer("core")
            .mayOnlyBeAccessedByLayers("proxy", "scaling", "autoscaler", "data plane", "node", "server")
            .whereLayer("api")
            .mayOnlyBeAccessedByLayers("apiserver", "controller", "autoscaler", "data plane", "node", "server");

    @ArchTest
    static final ArchRule decisionsAreJavaAndNothingElse = classes()
            .that()
            .resideInAnyPackage(
                    "zeroth.names..",
                    "zeroth.scaling..",
                    "zeroth.queueproxy.limit..",
                    "zeroth.queueproxy.stats..",
                    "zeroth.queueproxy.drain..",
                    "zeroth.queueproxy.time..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "zeroth..", "org.jspecify..");

    @ArchTest
    static final ArchRule rulesOfTheApiNeedNoClientAndNoServer = noClasses()
            .that()
            .resideInAPackage("zeroth.api..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.vertx..", "io.quarkus..", "io.javaoperatorsdk..", "java.net.http..");

    @ArchTest
    static final ArchRule onlyTheProgramIsAQuarkusApplication = noClasses()
            .that()
            .resideOutsideOfPackage("zeroth.server..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.quarkus..", "jakarta..", "picocli..");

    @ArchTest
    static final ArchRule timeIsACollaborator = noClasses()
            .that()
            .resideInAnyPackage(
                    "zeroth.api..", "zeroth.scaling..", "zeroth.queueproxy.limit..", "zeroth.queueproxy.stats..")
            .should()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(java.time.Instant.class, "now");
}
