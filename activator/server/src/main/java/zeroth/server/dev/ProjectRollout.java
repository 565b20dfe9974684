package zeroth.server.dev;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import zeroth.server.application.ApplicationException;
import zeroth.server.application.Applications;
import zeroth.server.manifest.Apply;
import zeroth.server.manifest.ManifestException;

/**
 * Rolls out each new build of one project. A build is taken when two looks in a row have seen the same one, so that a
 * half-written output is left alone. Confined to the thread that looks.
 */
final class ProjectRollout {
    private final Path directory;
    private final Applications applications;
    private final Apply apply;
    private final Console console;
    private Optional<Build> seen = Optional.empty();
    private Optional<Build> rolledOut = Optional.empty();
    private List<String> named = List.of();

    ProjectRollout(Path directory, Applications applications, Apply apply, Console console) {
        this.directory = directory;
        this.applications = applications;
        this.apply = apply;
        this.console = console;
    }

    /** Applies the project as it is, built or not: what is missing shows in its Service's conditions. */
    void first() {
        seen = Build.of(directory);
        rollOut();
    }

    void look() {
        Optional<Build> build = Build.of(directory);
        if (build.isPresent() && build.equals(seen) && !build.equals(rolledOut)) {
            rollOut();
        }
        seen = build;
    }

    private void rollOut() {
        try {
            Project project = Project.read(directory);
            warn(project);
            apply(project);
            named = project.namedRevisions();
        } catch (ManifestException | ApplicationException | KubernetesClientException e) {
            console.problem(directory + ": " + Reason.of(e));
        }
        rolledOut = seen;
    }

    /** A Revision runs what it was made from, and one of that name was made. */
    private void warn(Project project) {
        project.namedRevisions().stream()
                .filter(named::contains)
                .forEach(
                        revision -> console.problem(
                                directory + ": Revision " + revision
                                        + " keeps the build that it was made from, because " + Project.DESCRIPTION
                                        + " names it (spec.template.metadata.name): give it another name, or none, to roll the new build out."));
    }

    private void apply(Project project) throws ApplicationException {
        Optional<String> name = project.application();
        if (name.isPresent()) {
            String image = applications.put(name.get(), directory);
            project.pinnedTo(name.get(), image).forEach(apply::apply);
        } else {
            project.manifest().objects().forEach(apply::apply);
        }
    }
}
