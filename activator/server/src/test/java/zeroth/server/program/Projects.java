package zeroth.server.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import zeroth.server.platform.TestApplication;

/** Projects of a user, in a folder: a {@code service.yaml}, and a {@code target} with the test application. */
record Projects(Path folder) {
    Path project(String name, String template) throws IOException {
        Path project = folder.resolve(name);
        Files.createDirectories(project.resolve("target"));
        describe(project, template);
        build(project, "hello");
        return project;
    }

    /** Writes the project's Service anew. */
    void describe(Path project, String template) throws IOException {
        String name = String.valueOf(project.getFileName());
        Files.writeString(project.resolve("service.yaml"), """
                apiVersion: serving.knative.dev/v1
                kind: Service
                metadata: {name: %s}
                spec:
                  template:
                    metadata: {%s}
                    spec: {containers: [{image: dev.local/%s}]}
                """.formatted(name, template, name));
    }

    void build(Path project, String greeting) throws IOException {
        TestApplication.build(project.resolve("target").resolve("application.jar"), greeting);
    }
}
