package zeroth.server.create;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Samples as kn's functions read templates: {@code LANGUAGE/TEMPLATE}, each with a {@code manifest.yaml}. The language is
 * {@code quarkus}, for which {@code func} knows how to build.
 */
record TemplateRepository(Samples samples) {
    private static final String LANGUAGE = "quarkus";

    void writeInto(Path directory) throws IOException, CreateException {
        if (Files.exists(directory)) {
            throw new CreateException(directory + " exists already: name a folder that does not.");
        }
        for (Sample sample : samples.all()) {
            if (sample.hasFunctions()) {
                write(sample, directory.resolve(LANGUAGE).resolve(sample.name()));
            }
        }
    }

    private static void write(Sample sample, Path template) throws IOException, CreateException {
        new NewProject(sample, ProjectName.of(sample.name()), template).write();
        Files.writeString(template.resolve("manifest.yaml"), manifest(sample.name()));
    }

    private static String manifest(String template) {
        return """
            # For kn's functions: func create -l quarkus -t %s --repository URL
            invoke: cloudevent
            healthEndpoints:
              liveness: /health/liveness
              readiness: /health/readiness
            buildEnvs:
              - name: BP_JVM_VERSION
                value: "25"
              - name: BP_MAVEN_BUILT_ARTIFACT
                value: "target/quarkus-app/lib/ target/quarkus-app/*.jar target/quarkus-app/app/ target/quarkus-app/quarkus/"
            """.formatted(template);
    }
}
