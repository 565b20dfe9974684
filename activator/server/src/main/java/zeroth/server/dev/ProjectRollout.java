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
        rolledOut = seen;
        try {
            apply(Project.read(directory));
        } catch (ManifestException | ApplicationException | KubernetesClientException e) {
            console.problem(directory + ": " + Reason.of(e));
        }
    }

    private void apply(Project project) throws ApplicationException {
        Optional<String> name = project.application();
        if (name.isEmpty()) {
            project.manifest().objects().forEach(apply::apply);
            return;
        }
        List<String> pinned = project.pinnedByName();
        if (pinned.isEmpty()) {
            String image = applications.put(name.get(), directory);
            project.pinnedTo(name.get(), image).forEach(apply::apply);
        } else {
            applications.put(name.get(), directory);
            project.manifest().objects().forEach(apply::apply);
            console.say(pinned + ": the template names its own Revision, so a new build makes no new one.");
        }
    }
}
