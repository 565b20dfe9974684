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

    /** A file with a Service that runs the project called test. */
    Path service(String name, String spec) throws IOException {
        return Files.writeString(folder.resolve(name + ".yaml"), """
                apiVersion: serving.knative.dev/v1
                kind: Service
                metadata: {name: %s}
                spec:
                  template:
                    spec: {%scontainers: [{image: dev.local/test, env: [{name: BEHAVIOUR, value: good}]}]}
                """.formatted(name, spec));
    }

    /** A file with a plain Deployment of the project called test. */
    Path deployment(String name) throws IOException {
        return Files.writeString(folder.resolve(name + ".yaml"), """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: %1$s}
                spec:
                  selector: {matchLabels: {app: %1$s}}
                  template:
                    metadata: {labels: {app: %1$s}}
                    spec:
                      containers: [{name: test, image: dev.local/test, ports: [{containerPort: 8080}]}]
                """.formatted(name));
    }

    void build(Path project, String greeting) throws IOException {
        TestApplication.build(project.resolve("target").resolve("application.jar"), greeting);
    }
}
